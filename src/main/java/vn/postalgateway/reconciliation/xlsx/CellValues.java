package vn.postalgateway.reconciliation.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import vn.postalgateway.reconciliation.StatementFormat;

/** What a cell that holds a number says as a text. */
final class CellValues {

    // As a spreadsheet reckons: what differs beyond the fifteenth digit is no difference.
    private static final MathContext FIFTEEN = new MathContext(15, RoundingMode.HALF_UP);
    private static final int LONGEST = 40;
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(200_000);
    private static final int MARK_GROUP = 3;

    private final DateStyles styles;
    private final boolean from1904;

    CellValues(DateStyles styles, boolean from1904) {
        this.styles = styles;
        this.from1904 = from1904;
    }

    /** A day as {@code yyyy-MM-dd}, a whole number without a mark, anything else so that no amount reads like it. */
    String number(String raw, int style) {
        String bare = raw.strip();
        if (bare.isEmpty() || bare.length() > LONGEST || !bare.matches("[-+]?[0-9.]+([eE][-+]?[0-9]{1,2})?")) {
            return bare;
        }
        try {
            BigDecimal exact = new BigDecimal(bare);
            BigDecimal number = (exact.scale() > 0 ? exact.round(FIFTEEN) : exact).stripTrailingZeros();
            if (styles.isDay(style) && number.signum() > 0 && number.compareTo(MOST_DAYS) < 0) {
                return StatementFormat.Sheet.day(number.longValue(), from1904).toString();
            }
            return number.scale() <= 0 ? number.toPlainString() : fraction(number);
        } catch (NumberFormatException noNumber) {
            return bare;
        }
    }

    // 26.125 as a number is no 26,125: with another zero its point cannot be taken for a mark between thousands.
    private static String fraction(BigDecimal number) {
        String plain = number.toPlainString();
        return number.scale() == MARK_GROUP ? plain + "0" : plain;
    }
}
