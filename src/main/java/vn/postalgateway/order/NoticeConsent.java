package vn.postalgateway.order;

/**
 * Where the citizen agreed to be told how the item travels (đồng ý nhận thông báo): giving an address is the consent.
 * Personal data: stored only as ciphertext under the order's key, never logged, so it does not print itself.
 *
 * @param email address for e-mails, or null
 * @param sms   mobile number for short messages, {@code 0} and nine digits, or null
 */
public record NoticeConsent(String email, String sms) {

    @Override
    public String toString() {
        return "NoticeConsent[…]";
    }
}
