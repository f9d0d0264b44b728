package vn.postalgateway.reconciliation;

import java.util.List;
import vn.postalgateway.tariff.Vnd;

/**
 * One result as it is kept.
 *
 * @param decision what a person last decided about it, or null
 */
public record ResultRow(String resultId, Integer lineNo, String itemCode, String orderId, Outcome outcome, Vnd claimed,
                        Vnd owed, Vnd delta, Vnd deltaTariff, Vnd deltaCitizen, List<Difference> differences,
                        List<ExplanationPart> explanation, LineDecision decision) {

    /** The name of what was decided, or null. */
    public String resolution() {
        return decision == null ? null : decision.action().name();
    }
}
