package vn.postalgateway.notification.jdbc;

/** As much of an address as tells it from a mistyped one, and no more. */
final class MaskedAddress {

    private static final int LAST_DIGITS = 3;

    private MaskedAddress() {
    }

    /** {@code n…@e….vn} of an e-mail address, {@code …678} of a number; null of none. */
    static String of(String address) {
        if (address == null) {
            return null;
        }
        int at = address.lastIndexOf('@');
        return at < 0 ? "…" + address.substring(address.length() - LAST_DIGITS)
                : address.charAt(0) + "…@" + address.charAt(at + 1) + "…" + address.substring(address.lastIndexOf('.'));
    }
}
