package vn.postalgateway.conformance.http;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the stand-in makes of events. */
final class StandInEvents {

    private static final Map<String, String> MOVEMENTS = Map.of("6", "PICKED_UP", "10", "IN_TRANSIT", "12",
            "OUT_FOR_DELIVERY", "14", "DELIVERED");

    private final Slip slip;
    private final List<Object> seen = new ArrayList<>();

    StandInEvents(Slip slip) {
        this.slip = slip;
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> take(List<?> told, List<StandInOrder> orders) {
        List<String> verdicts = told.stream().map(event -> verdict((Map<String, Object>) event, orders)).toList();
        boolean spoilt = slip == Slip.ONE_BAD_EVENT_SPOILS_ALL && verdicts.contains("INVALID");
        return verdicts.stream().map(v -> Map.<String, Object>of("verdict", spoilt ? "INVALID" : v)).toList();
    }

    private String verdict(Map<String, Object> event, List<StandInOrder> orders) {
        if (seen.contains(event.get("eventId")) && slip != Slip.COUNTS_AN_EVENT_TWICE) {
            return "DUPLICATE";
        }
        if (!String.valueOf(event.get("occurredAt")).matches("\\d{4}-.*")) {
            return "INVALID";
        }
        String orderId = String.valueOf(event.get("orderReference"));
        if (StandInGateway.isNobodys(orderId)) {
            seen.add(event.get("eventId"));
            return slip == Slip.REFUSES_THE_UNKNOWN ? "INVALID" : "PARKED";
        }
        seen.add(event.get("eventId"));
        StandInOrder order = orders.stream().filter(o -> o.id.equals(orderId)).findFirst().orElseThrow();
        return MOVEMENTS.containsKey(String.valueOf(event.get("status"))) ? move(order, event) : "UNKNOWN_STATUS";
    }

    private String move(StandInOrder order, Map<String, Object> event) {
        boolean late = at(event).isBefore(OffsetDateTime.now().minusDays(1));
        if (!(late && slip == Slip.FORGETS_WHAT_IS_LATE)) {
            order.events.add(event);
        }
        String before = order.movement;
        List<Map<String, Object>> known = order.events;
        Map<String, Object> last = slip == Slip.LAST_TOLD_WINS ? event
                : known.stream().max(Comparator.comparing(StandInEvents::at)).orElse(event);
        order.movement = MOVEMENTS.get(String.valueOf(last.get("status")));
        return order.movement.equals(before) ? "LATE" : "APPLIED";
    }

    private static OffsetDateTime at(Map<String, Object> event) {
        return OffsetDateTime.parse(String.valueOf(event.get("occurredAt")));
    }
}
