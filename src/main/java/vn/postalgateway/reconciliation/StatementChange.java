package vn.postalgateway.reconciliation;

import java.util.List;
import vn.postalgateway.tariff.Vnd;

/**
 * What one version of a statement says otherwise than the version before it, about one line.
 *
 * @param changeNo       1, 2, 3 …, largest money first
 * @param lineNo         null where the line is gone
 * @param previousLineNo null where the line is new
 * @param itemCode       of the line; null where it has none
 * @param fields         what differs; of a line that is new or gone everything it says
 * @param delta          what it does to the sum claimed
 */
public record StatementChange(int changeNo, Kind kind, Integer lineNo, Integer previousLineNo, String itemCode,
                              List<Field> fields, Vnd delta) {

    /** A line is the same line where it names the same item. */
    public enum Kind { ADDED, REMOVED, CHANGED }

    /** One cell; null where a side has none. */
    public record Field(String field, String previous, String now) { }

    public StatementChange {
        fields = List.copyOf(fields);
    }
}
