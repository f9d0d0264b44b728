package vn.postalgateway.reconciliation;

import java.util.List;
import vn.postalgateway.tariff.Vnd;

/**
 * What came of one line, or of one item that only we have.
 *
 * @param lineNo       null for what only we have
 * @param orderId      null for what only they have
 * @param carriesItem  our amount stands in this result, and in no other of the statement
 * @param deltaTariff  their tariff − ours, a missing side being 0
 * @param deltaCitizen the citizen charge that the post says it collected − the one it had to collect
 * @param onlineCharge the citizen charge paid online of the item it carries
 */
public record LineResult(Integer lineNo, String orderId, String itemCode, Outcome outcome, MatchLevel level,
                         boolean carriesItem, Vnd claimed, Vnd owed, Vnd deltaTariff, Vnd deltaCitizen,
                         Vnd onlineCharge,
                         List<Difference> differences, List<ExplanationPart> explanation) {

    public LineResult {
        differences = List.copyOf(differences);
        explanation = List.copyOf(explanation);
        Vnd explained = explanation.stream().map(ExplanationPart::vnd).reduce(Vnd.ZERO, Vnd::plus);
        if (!explained.equals(claimed.minus(owed))) {
            throw new IllegalStateException("line " + lineNo + ": the parts explain " + explained + " of "
                    + claimed.minus(owed));
        }
        if (outcome == Outcome.MATCHED && !claimed.equals(owed)) {
            throw new IllegalStateException("line " + lineNo + " is matched with a difference of "
                    + claimed.minus(owed));
        }
    }

    public Vnd delta() {
        return claimed.minus(owed);
    }
}
