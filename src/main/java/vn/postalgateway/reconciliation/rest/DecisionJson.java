package vn.postalgateway.reconciliation.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.reconciliation.LineDecision;

/** How a decision looks to finance clients. */
final class DecisionJson {

    private DecisionJson() {
    }

    static Map<String, Object> of(LineDecision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("action", decision.action().name());
        json.put("reason", decision.reason());
        json.put("actor", decision.actor());
        json.put("decidedAt", VietnamTime.withOffset(decision.decidedAt()));
        json.put("carriedOver", decision.carriedFrom() != null);
        return json;
    }
}
