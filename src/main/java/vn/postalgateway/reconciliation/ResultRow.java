package vn.postalgateway.reconciliation;

import java.util.List;
import vn.postalgateway.tariff.Vnd;

/**
 * One result as it is kept.
 *
 * @param resolution what a person decided about it, or null
 */
public record ResultRow(String resultId, Integer lineNo, String itemCode, String orderId, Outcome outcome, Vnd claimed,
                        Vnd owed, Vnd delta, Vnd deltaTariff, Vnd deltaCitizen, List<Difference> differences,
                        List<ExplanationPart> explanation, String resolution) {
}
