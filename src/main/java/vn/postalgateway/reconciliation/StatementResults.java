package vn.postalgateway.reconciliation;

import java.util.List;
import java.util.function.Consumer;

/** What came of the lines of a statement. */
public interface StatementResults {

    /**
     * Largest money first, then by result id.
     *
     * @param outcome null for all
     * @param after   the cursor of the row before, or null
     */
    List<ResultRow> page(String statementId, Outcome outcome, ResultCursor after, int limit);

    /** All results, largest money first, one by one: constant memory. */
    void each(String statementId, Outcome outcome, Consumer<ResultRow> row);

    /** Where a page ended. */
    record ResultCursor(long size, String resultId) {

        public static ResultCursor of(ResultRow row) {
            return new ResultCursor(Math.abs(row.delta().amount()), row.resultId());
        }
    }
}
