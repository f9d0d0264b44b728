package vn.postalgateway.operator;

/** Who sends or receives an item, as an operator needs it. Personal data: never logged, so it does not print itself. */
public record PostalParty(String name, String phone, String address, String communeCode, String provinceCode) {

    @Override
    public String toString() {
        return "PostalParty[" + provinceCode + "/" + communeCode + "]";
    }
}
