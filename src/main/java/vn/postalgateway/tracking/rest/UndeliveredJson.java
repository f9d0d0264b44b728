package vn.postalgateway.tracking.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.order.DecisionStand;
import vn.postalgateway.tracking.FailedAttempts;

/** What went wrong at the door as JSON: the failed attempts, who has to decide, what the operator was told. */
final class UndeliveredJson {

    private UndeliveredJson() {
    }

    static List<Map<String, Object>> attempts(FailedAttempts failed) {
        return failed.attempts().stream().map(UndeliveredJson::attempt).toList();
    }

    private static Map<String, Object> attempt(FailedAttempts.Attempt attempt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", VietnamTime.withOffset(attempt.at()));
        json.put("eventId", attempt.eventId());
        json.put("number", attempt.number());
        json.put("reason", attempt.reason() == null ? null : attempt.reason().reason());
        json.put("attributableTo", attempt.reason() == null ? null : attempt.reason().attributableTo());
        json.put("counts", attempt.isUsed());
        return json;
    }

    /** Null where nobody is asked. */
    static Map<String, Object> pending(DecisionStand.Question question) {
        if (question == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("why", question.why());
        json.put("askedAt", VietnamTime.withOffset(question.askedAt()));
        json.put("decideBy", VietnamTime.withOffset(question.decideBy()));
        json.put("otherwise", question.otherwise());
        return json;
    }

    static List<Map<String, Object>> told(List<DecisionStand.Told> told) {
        return told.stream().map(UndeliveredJson::told).toList();
    }

    private static Map<String, Object> told(DecisionStand.Told told) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("decision", told.instruction());
        json.put("until", told.until());
        json.put("decidedBy", told.decidedBy());
        json.put("decidedAt", VietnamTime.withOffset(told.decidedAt()));
        json.put("state", told.state());
        json.put("detail", told.detail());
        json.put("endedAt", VietnamTime.withOffsetOrNull(told.endedAt()));
        return json;
    }
}
