package vn.postalgateway.reconciliation.jdbc;

import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Locale;

/**
 * The ids of one statement's results: one ULID's time and chance in front, then a number of eight hexadecimal digits:
 * the line's, or one above all lines' for what only we have. So ids can be made where the results are, and follow the
 * lines' order.
 *
 * @param prefix what all ids of the statement begin with
 */
record ResultIds(String prefix) {

    private static final int SHARED = 18;

    static ResultIds fresh() {
        return new ResultIds("res_" + UlidCreator.getUlid().toString().substring(0, SHARED));
    }

    String ofLine(int lineNo) {
        return prefix + String.format(Locale.ROOT, "%08X", lineNo);
    }

    /** @param n how many results without a line came before */
    String ofItem(int n) {
        return prefix + String.format(Locale.ROOT, "%08X", n | Integer.MIN_VALUE);
    }
}
