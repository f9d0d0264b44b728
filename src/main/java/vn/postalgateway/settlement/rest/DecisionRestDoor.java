package vn.postalgateway.settlement.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.reconciliation.LineDecision;
import vn.postalgateway.reconciliation.json.DecisionJson;
import vn.postalgateway.settlement.DecisionPreview;
import vn.postalgateway.settlement.Decisions;

/** {@code /api/v1/statements/{statementId}/…/resolution(s)}: what people decide about lines. */
public class DecisionRestDoor {

    private final Decisions decisions;

    public DecisionRestDoor(Decisions decisions) {
        this.decisions = decisions;
    }

    /** One line. */
    public Answer resolve(HttpCall call) {
        DecisionReader asked = DecisionReader.one(call);
        DecisionPreview done = decide(call, asked);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("resultId", call.pathValue("resultId"));
        json.put("resolution", DecisionJson.of(history(call).get(0)));
        json.putAll(DecisionAnswer.of(done, call.caller().explanationLanguage()));
        return Answer.ok(json);
    }

    /** Every decision about one line, the last first. */
    public Answer show(HttpCall call) {
        List<LineDecision> history = history(call);
        if (history.isEmpty()) {
            throw Problem.notFound("decision about such a line");
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("resultId", call.pathValue("resultId"));
        json.put("resolution", DecisionJson.of(history.get(0)));
        json.put("history", history.stream().map(DecisionJson::of).toList());
        return Answer.ok(json);
    }

    /** A selection or a whole cause. */
    public Answer resolveAll(HttpCall call) {
        return Answer.ok(DecisionAnswer.of(decide(call, DecisionReader.bulk(call, false)),
                call.caller().explanationLanguage()));
    }

    public Answer preview(HttpCall call) {
        DecisionReader asked = DecisionReader.bulk(call, true);
        return Answer.ok(DecisionAnswer.of(Refusal.told(call, () -> decisions.preview(asked.selection(),
                asked.action())), call.caller().explanationLanguage()));
    }

    private DecisionPreview decide(HttpCall call, DecisionReader asked) {
        return Refusal.told(call, () -> decisions.decide(asked.selection(), asked.action(), asked.reason(),
                call.caller().partnerId(), asked.expectedPayable()));
    }

    private List<LineDecision> history(HttpCall call) {
        return decisions.history(call.pathValue("statementId"), call.pathValue("resultId"));
    }
}
