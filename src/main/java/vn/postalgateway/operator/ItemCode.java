package vn.postalgateway.operator;

import java.util.regex.Pattern;

/** Số hiệu bưu gửi: the post's 13-character identifier after UPU standard S10. */
public record ItemCode(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{9}[A-Z]{2}");
    private static final int[] WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};

    /** @throws IllegalArgumentException if the form or the check digit is wrong */
    public ItemCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a valid S10 item code: " + value);
        }
    }

    /** Two letters, eight digits, check digit, country; in capitals and without spaces. */
    public static boolean isValid(String code) {
        return code != null && FORM.matcher(code).matches()
                && code.charAt(10) - '0' == checkDigit(code.substring(2, 10));
    }

    /** Builds the code for a service indicator such as {@code RH} and a serial 0 to 99,999,999. */
    public static ItemCode of(String indicator, int serial, String country) {
        String digits = String.format("%08d", serial);
        return new ItemCode(indicator + digits + checkDigit(digits) + country);
    }

    /** Its first two letters. */
    public String indicator() {
        return value.substring(0, 2);
    }

    /** 0 to 99,999,999. */
    public int serial() {
        return Integer.parseInt(value.substring(2, 10));
    }

    public String country() {
        return value.substring(11);
    }

    static int checkDigit(String eightDigits) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += (eightDigits.charAt(i) - '0') * WEIGHTS[i];
        }
        int c = 11 - sum % 11;
        return c == 10 ? 0 : c == 11 ? 5 : c;
    }
}
