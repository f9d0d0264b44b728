package vn.postalgateway.settlement;

import java.util.List;
import vn.postalgateway.reconciliation.LineDecision;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.tariff.Vnd;

/**
 * What people decide about lines (xử lý chênh lệch). Decisions are only added; of one result the last one counts. Each
 * method is one transaction.
 */
public interface Decisions {

    /**
     * What the decision would do; nothing is written.
     *
     * @throws SettlementRefused if there is no such ready statement, or a named result is none of it
     */
    DecisionPreview preview(Selection selection, Resolution action);

    /**
     * Writes the decision about every selected result, or about none.
     *
     * @param expectedPayable what the preview said would be paid, or null; if it would be another sum by now, nothing
     *                        is written
     * @throws SettlementRefused as for a preview; if the period is closed; if the statement is not the newest of its
     *                           period; if an item would be settled twice
     */
    DecisionPreview decide(Selection selection, Resolution action, String reason, String actor, Vnd expectedPayable);

    /** Every decision about a result, the last first. */
    List<LineDecision> history(String statementId, String resultId);
}
