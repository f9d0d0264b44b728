package vn.postalgateway.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.postalgateway.calendar.VietnamTime;

/** What a post is promised about the events that it tells. The statuses are those of the operator {@code vnpost}. */
public final class EventJourneys {

    private static final String EVENTS = "/api/v1/tracking-events";
    private static final String PICKED_UP = "6";
    private static final String IN_TRANSIT = "10";
    private static final String OUT_FOR_DELIVERY = "12";
    private static final String DELIVERED = "14";
    private static final Duration LATE = Duration.ofHours(48);
    private static final Set<String> KEPT = Set.of("APPLIED", "LATE");

    private final Stage stage;

    public EventJourneys(Stage stage) {
        this.stage = stage;
    }

    public List<Journey> all() {
        return List.of(
                new Journey("event-twice", "An event told twice counts once, whichever door it comes through.",
                        this::twice),
                new Journey("reordered", "Events in the wrong order lead to the same state.", this::reordered),
                new Journey("two-days-late", "What is told two days late is kept and moves nothing back.", this::late),
                new Journey("forged", "A callback without the post's own token moves nothing.", this::forged),
                new Journey("bad-event", "A bad event is named by its verdict and holds up no other.", this::bad),
                new Journey("unknown-item", "An event of an item that nobody knows is kept, not refused.",
                        this::unknown));
    }

    private void twice(Steps steps) {
        String id = placed(steps);
        Map<String, Object> event = event(id, PICKED_UP, stage.clock().instant());
        told(steps, "tell that it was picked up", "APPLIED", event);
        told(steps, "tell the very same again", "DUPLICATE", event);
        told(steps, "tell other content under the same eventId", "DUPLICATE",
                SampleOrders.with(event, "status", DELIVERED));
        Reply door = stage.soap().push(Caller.POST, event);
        steps.expect("tell it again by SOAP (PushEvents)", "DUPLICATE", door.texts("verdict", "verdict"),
                door.texts("verdict", "verdict").equals(List.of("DUPLICATE")));
        moved(steps, id, "PICKED_UP");
        timeline(steps, id, event, 1);
    }

    private void reordered(Steps steps) {
        String id = placed(steps);
        Instant now = stage.clock().instant();
        told(steps, "tell first that it is out for delivery", "APPLIED",
                event(id, OUT_FOR_DELIVERY, now.minusSeconds(1)));
        Map<String, Object> earlier = event(id, IN_TRANSIT, now.minusSeconds(2));
        Reply kept = push(earlier);
        steps.expect("tell afterwards that it was in transit before", "kept: APPLIED or LATE", verdicts(kept),
                KEPT.containsAll(verdicts(kept)) && !verdicts(kept).isEmpty());
        moved(steps, id, "OUT_FOR_DELIVERY");
        timeline(steps, id, earlier, 1);
        told(steps, "tell that it is delivered", "APPLIED", event(id, DELIVERED, now));
        moved(steps, id, "DELIVERED");
    }

    private void late(Steps steps) {
        String id = placed(steps);
        Instant now = stage.clock().instant();
        told(steps, "tell that it is delivered", "APPLIED", event(id, DELIVERED, now));
        Map<String, Object> old = event(id, PICKED_UP, now.minus(LATE));
        Reply kept = push(old);
        steps.expect("tell that it was picked up two days ago", "kept: LATE or APPLIED", verdicts(kept),
                KEPT.containsAll(verdicts(kept)) && !verdicts(kept).isEmpty());
        moved(steps, id, "DELIVERED");
        timeline(steps, id, old, 1);
    }

    private void forged(Steps steps) {
        String id = placed(steps);
        Map<String, Object> event = event(id, DELIVERED, stage.clock().instant());
        Reply stranger = stage.doors().post(Caller.STRANGER, EVENTS, List.of(event));
        steps.expect("tell with a made-up token that it is delivered", "401, code unauthenticated", stranger,
                stranger.is(401, "unauthenticated"));
        Reply oneStop = stage.doors().post(Caller.ONE_STOP, EVENTS, List.of(event));
        steps.expect("tell it with the token of the one-stop system", "403, code forbidden", oneStop,
                oneStop.is(403, "forbidden"));
        Reply door = stage.soap().push(Caller.STRANGER, event);
        steps.expect("tell it by SOAP with a made-up password", "a fault with code unauthenticated", door,
                door.is(500, "unauthenticated"));
        moved(steps, id, "AWAITING_PICKUP");
        timeline(steps, id, event, 0);
    }

    private void bad(Steps steps) {
        String id = placed(steps);
        Instant now = stage.clock().instant();
        Map<String, Object> bad = SampleOrders.with(event(id, PICKED_UP, now), "occurredAt", "hôm qua");
        Reply mixed = push(bad, event(id, "4711", now), event(id, PICKED_UP, now));
        steps.expect("tell together an event without a readable time, one with a status that nobody named, a good one",
                "INVALID, UNKNOWN_STATUS, APPLIED", verdicts(mixed),
                verdicts(mixed).equals(List.of("INVALID", "UNKNOWN_STATUS", "APPLIED")));
        moved(steps, id, "PICKED_UP");
    }

    private void unknown(Steps steps) {
        Map<String, Object> event = event("ord_00000000000000000000000000", PICKED_UP, stage.clock().instant());
        told(steps, "tell that an item was picked up whose order nobody knows", "PARKED", event);
        told(steps, "tell it again", "DUPLICATE", event);
    }

    private String placed(Steps steps) {
        String id = stage.accepted(steps, stage.orders().next()).text("orderId");
        Reply order = stage.lookUntil(id, r -> r.text("placement").equals("PLACED"));
        steps.needs("wait until it is placed", "placement PLACED", order, order.text("placement").equals("PLACED"));
        return id;
    }

    private static Map<String, Object> event(String orderId, String status, Instant at) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventId", "KIT-" + UUID.randomUUID());
        event.put("orderReference", orderId);
        event.put("status", status);
        event.put("occurredAt", VietnamTime.withOffset(at).toString());
        return event;
    }

    @SafeVarargs
    private Reply push(Map<String, Object>... events) {
        return stage.doors().post(Caller.POST, EVENTS, List.of(events));
    }

    private static List<String> verdicts(Reply reply) {
        return reply.texts("verdicts", "verdict");
    }

    private void told(Steps steps, String did, String verdict, Map<String, Object> event) {
        Reply reply = push(event);
        steps.expect(did, verdict, reply.status() + ": " + verdicts(reply), verdicts(reply).equals(List.of(verdict)));
    }

    private void moved(Steps steps, String id, String movement) {
        Reply order = stage.look(id);
        steps.expect("look at the order", "movement " + movement, order, order.text("movement").equals(movement));
    }

    private void timeline(Steps steps, String id, Map<String, Object> event, int times) {
        List<String> ids = stage.doors().get(Caller.ONE_STOP, Stage.ORDERS + "/" + id + "/events")
                .texts("events", "eventId");
        long found = ids.stream().filter(event.get("eventId")::equals).count();
        steps.expect("look for the event on the order's timeline", times + " times", found + " times",
                found == times);
    }
}
