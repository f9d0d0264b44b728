package vn.postalgateway.reconciliation.json;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.reconciliation.LineDecision;

/** How a decision looks to finance clients. */
public final class DecisionJson {

    private DecisionJson() {
    }

    public static Map<String, Object> of(LineDecision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("action", decision.action().name());
        json.put("reason", decision.reason());
        json.put("actor", decision.actor());
        json.put("decidedAt", VietnamTime.withOffset(decision.decidedAt()));
        json.put("carriedOver", decision.carriedFrom() != null);
        return json;
    }
}
