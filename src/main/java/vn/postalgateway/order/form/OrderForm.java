package vn.postalgateway.order.form;

/**
 * The order form (phiếu gửi) that one-stop systems send to their integration platform, in its own words. Personal data:
 * never logged, so it does not print itself.
 *
 * @param itemCode     the number that the agency has put on the envelope, or null
 * @param codAmountVnd what the postman shall collect beside the citizen charge; null for nothing
 */
record OrderForm(String customerCode, String orderNumber, String itemCode, Long codAmountVnd, End sender,
                 End receiver) {

    /**
     * Who sends or receives.
     *
     * @param province a name or a code
     * @param district a name or a code; since there are no districts, that of the commune
     */
    record End(String province, String district, String address, String name, String tel, String email) {

        @Override
        public String toString() {
            return "End[…]";
        }
    }

    @Override
    public String toString() {
        return "OrderForm[" + orderNumber + "]";
    }
}
