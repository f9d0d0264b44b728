package vn.postalgateway.settlement.rest;

import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.platform.json.StrictJson;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.settlement.Selection;
import vn.postalgateway.tariff.Vnd;

/** A decision as a finance client sends it, read strictly, with all faults at once. */
record DecisionReader(Selection selection, Resolution action, String reason, Vnd expectedPayable) {

    private static final int LONGEST_REASON = 2_000;
    private static final int MOST_RESULTS = 5_000;
    private static final long MOST_VND = 1_000_000_000_000_000L;

    static DecisionReader one(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        Resolution action = in.required("action", in.optionalChoice("action", Resolution.class));
        String reason = in.text("reason", 1, LONGEST_REASON);
        in.refuseUnknown();
        Problem.refuseIfAny(faults);
        return new DecisionReader(Selection.of(call.pathValue("statementId"), call.pathValue("resultId")), action,
                reason, null);
    }

    /** @param preview a preview needs no reason */
    static DecisionReader bulk(HttpCall call, boolean preview) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        Resolution action = in.required("action", in.optionalChoice("action", Resolution.class));
        String reason = preview ? in.optionalText("reason", LONGEST_REASON) : in.text("reason", 1, LONGEST_REASON);
        List<String> results = in.texts("resultIds", MOST_RESULTS, 64);
        Outcome outcome = in.optionalChoice("outcome", Outcome.class);
        Boolean decidedToo = in.optionalBool("decidedToo");
        Long expected = in.optionalWhole("expectedPayableVnd", -MOST_VND, MOST_VND);
        in.refuseUnknown();
        if (faults.isEmpty() && results.isEmpty() == (outcome == null)) {
            in.fault("resultIds", "must name results, or outcome a whole cause, but not both");
        }
        Problem.refuseIfAny(faults);
        return new DecisionReader(new Selection(call.pathValue("statementId"), results, outcome,
                Boolean.TRUE.equals(decidedToo)), action, reason, expected == null ? null : Vnd.of(expected));
    }
}
