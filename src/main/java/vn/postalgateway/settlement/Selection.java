package vn.postalgateway.settlement;

import java.util.List;
import vn.postalgateway.reconciliation.Outcome;

/**
 * The results of one statement that a decision is about: named ones, or a whole cause.
 *
 * @param resultIds   named results, decided before or not; empty if a cause is meant
 * @param outcome     the cause; null if results are named
 * @param decidedToo  of a cause also those results that somebody has decided already
 */
public record Selection(String statementId, List<String> resultIds, Outcome outcome, boolean decidedToo) {

    public Selection {
        resultIds = resultIds.stream().distinct().toList();
        if (resultIds.isEmpty() == (outcome == null)) {
            throw new IllegalArgumentException("either results are named or a cause is");
        }
    }

    public static Selection of(String statementId, String resultId) {
        return new Selection(statementId, List.of(resultId), null, true);
    }
}
