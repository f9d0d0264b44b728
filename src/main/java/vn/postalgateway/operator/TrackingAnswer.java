package vn.postalgateway.operator;

import java.util.List;
import java.util.Map;

/** What an operator said when asked for an item's events; its track route always answers one of these. */
public sealed interface TrackingAnswer {

    /** @param events in the operator's words: named texts and whole numbers, as it would have pushed them */
    record Told(List<Map<String, Object>> events) implements TrackingAnswer { }

    /** No answer, or none that can be read. */
    record Unanswered(String reason) implements TrackingAnswer { }
}
