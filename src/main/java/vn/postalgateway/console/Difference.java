package vn.postalgateway.console;

import java.util.List;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/**
 * One line of a statement on which both sides differ.
 *
 * @param lineNo      null for what only we have
 * @param itemCode    null where the line names none
 * @param delta       claimed − owed
 * @param explanation the arithmetic in sentences; its parts add up to the delta
 */
public record Difference(String outcome, Integer lineNo, String itemCode, String orderId, Vnd claimed, Vnd owed,
                         Vnd delta, List<Wording> explanation) {

    public Difference {
        explanation = List.copyOf(explanation);
    }
}
