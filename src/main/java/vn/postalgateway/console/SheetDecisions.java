package vn.postalgateway.console;

import vn.postalgateway.settlement.DecisionPreview;
import vn.postalgateway.tariff.Vnd;

/** Decisions of a workbook: all of them or none. */
public interface SheetDecisions {

    /**
     * What they would come to together; nothing is kept.
     *
     * @throws vn.postalgateway.settlement.SettlementRefused as for each decision
     */
    DecisionPreview preview(SheetReview review, String actor);

    /**
     * @param expectedPayable what the preview said would be paid
     * @throws vn.postalgateway.settlement.SettlementRefused as for each decision, and then none is written
     */
    DecisionPreview decide(SheetReview review, String actor, Vnd expectedPayable);
}
