package vn.postalgateway.settlement.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.reconciliation.Standing;
import vn.postalgateway.settlement.DecisionPreview;

/** How decisions, and what they do to the sums, look to finance clients. */
final class DecisionAnswer {

    private DecisionAnswer() {
    }

    static Map<String, Object> of(DecisionPreview preview, String language) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("lines", preview.lines());
        json.put("before", standing(preview.before()));
        json.put("after", standing(preview.after()));
        json.put("payableChangeVnd", preview.after().confirmed().minus(preview.before().confirmed()).amount());
        json.put("conflicts", conflicts(preview.conflicts(), language));
        return json;
    }

    private static Map<String, Object> standing(Standing standing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("claimedVnd", standing.claimed().amount());
        json.put("confirmedVnd", standing.confirmed().amount());
        json.put("contestedVnd", standing.contested().amount());
        json.put("carriedOverVnd", standing.carriedOver().amount());
        json.put("payableVnd", standing.confirmed().amount());
        return json;
    }

    static List<Map<String, Object>> conflicts(List<DecisionPreview.Conflict> conflicts, String language) {
        return conflicts.stream().map(c -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("resultId", c.resultId());
            json.put("code", c.code());
            json.put("detail", c.text().in(language));
            return json;
        }).toList();
    }
}
