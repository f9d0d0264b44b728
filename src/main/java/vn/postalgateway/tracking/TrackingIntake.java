package vn.postalgateway.tracking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.tracking.TrackingEvents.Addressed;

/** Takes events in, whichever door they came through: each judged for itself, durably stored before the answer. */
public final class TrackingIntake {

    /** Events of one order stay in one transaction; many orders share one, so that large arrays are fast. */
    private static final int EVENTS_PER_TRANSACTION = 250;

    private final TrackingEvents events;
    private final DeliveryOrders orders;

    public TrackingIntake(TrackingEvents events, DeliveryOrders orders) {
        this.events = events;
        this.orders = orders;
    }

    /**
     * @param operator the partner who sent them
     * @return one verdict per element, in their order
     */
    public List<EventVerdict> take(String operator, List<EventReader.Reading> elements) {
        EventVerdict[] verdicts = new EventVerdict[elements.size()];
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        Addressed[] addressed = new Addressed[elements.size()];
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < verdicts.length; i++) {
            TrackingEvent event = elements.get(i).event();
            if (event == null) {
                verdicts[i] = elements.get(i).invalid();
                continue;
            }
            addressed[i] = new Addressed(event, orderOf(operator, event, found));
            String group = addressed[i].orderId() == null ? "item " + event.itemCode() : addressed[i].orderId();
            groups.computeIfAbsent(group, g -> new ArrayList<>()).add(i);
        }
        List<Integer> chunk = new ArrayList<>();
        for (List<Integer> group : groups.values()) {
            chunk.addAll(group);
            if (chunk.size() >= EVENTS_PER_TRANSACTION) {
                record(operator, chunk, addressed, verdicts);
                chunk.clear();
            }
        }
        record(operator, chunk, addressed, verdicts);
        return List.of(verdicts);
    }

    private String orderOf(String operator, TrackingEvent event, Map<String, String> found) {
        return event.orderReference() != null ? event.orderReference() : found.computeIfAbsent(event.itemCode(),
                code -> orders.idByItemCode(operator, code).orElse(null));
    }

    private void record(String operator, List<Integer> chunk, Addressed[] addressed, EventVerdict[] verdicts) {
        if (chunk.isEmpty()) {
            return;
        }
        List<EventVerdict> judged = events.record(operator, chunk.stream().map(i -> addressed[i]).toList());
        for (int i = 0; i < judged.size(); i++) {
            verdicts[chunk.get(i)] = judged.get(i);
        }
    }
}
