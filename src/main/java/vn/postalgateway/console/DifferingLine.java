package vn.postalgateway.console;

import java.util.List;
import vn.postalgateway.reconciliation.ExplanationPart;
import vn.postalgateway.reconciliation.LineDecision;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/**
 * One line of a statement beside our item, or what only one side has.
 *
 * @param lineNo       null for what only we have
 * @param dossierCodes parted by a space; ours, or the post's where we have no such item; null where nobody names one
 * @param agency       null where we have no such item; {@code service} and {@code zone} are then the post's, or null
 * @param delta        claimed − owed
 * @param explanation  the arithmetic in sentences; its parts add up to the delta
 * @param decision     what a person last decided about it, or null
 */
public record DifferingLine(String resultId, Integer lineNo, String itemCode, String orderId, String dossierCodes,
                            String agency, DeliveryService service, Zone zone, Outcome outcome, Vnd claimed, Vnd owed,
                            Vnd delta, List<ExplanationPart> explanation, LineDecision decision) {

    public DifferingLine {
        explanation = List.copyOf(explanation);
    }
}
