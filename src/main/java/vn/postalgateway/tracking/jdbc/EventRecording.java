package vn.postalgateway.tracking.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.tracking.EventJudgement;
import vn.postalgateway.tracking.EventVerdict;
import vn.postalgateway.tracking.TrackedEvent;
import vn.postalgateway.tracking.TrackingEvent;
import vn.postalgateway.tracking.TrackingEvents.Addressed;
import vn.postalgateway.tracking.Verdict;

/** Takes new events in, inside one transaction. One object is one call. */
class EventRecording {

    private static final Logger LOG = LoggerFactory.getLogger(EventRecording.class);
    private static final long FIRST_LOOK_AFTER_SECONDS = 2;

    /** The tools that each call works with. */
    record Desk(DeliveryOrders orders, EventKeys keys, EventRows rows, EventMeaning meaning, PersonalEvents personal,
                OrderProjections projections) { }

    /** An event of this call that nobody sent before, and where it belongs. */
    private record Fresh(TrackingEvent event, byte[] content, DeliveryOrder order) {

        String orderId() {
            return order == null ? null : order.orderId();
        }

        EventKeys.Key key() {
            return new EventKeys.Key(event.eventId(), content, orderId());
        }
    }

    private final Desk desk;
    private final String operator;
    private final List<Addressed> events;
    private final Instant at;
    private final List<byte[]> contents;
    private final Map<String, Fresh> fresh = new LinkedHashMap<>();
    private final Set<String> reused = new HashSet<>();
    private final List<String> doubled = new ArrayList<>();
    private final Map<Integer, EventVerdict> verdicts = new LinkedHashMap<>();
    private Map<String, EventKeys.Key> stored;
    private ConcernedOrders concerned;

    EventRecording(Desk desk, String operator, List<Addressed> events, Instant at) {
        this.desk = desk;
        this.operator = operator;
        this.events = events;
        this.at = at;
        this.contents = events.stream().map(a -> desk.personal().contentHash(a.event())).toList();
    }

    List<EventVerdict> run() {
        stored = desk.keys().stored(operator, ids(e -> true));
        Set<String> corrected = events.stream().map(a -> a.event().supersedes()).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        desk.keys().guardCorrections(operator, !corrected.isEmpty());
        Set<String> correctedOrders = desk.keys().ordersOf(operator, corrected);
        concerned = new ConcernedOrders(desk.orders(), operator, ordersToHold(correctedOrders));
        choose();
        claim();
        desk.keys().countDoubled(operator, doubled, at);
        desk.keys().markReused(operator, reused, at);
        judge(correctedOrders);
        return List.copyOf(inOrder());
    }

    private Set<String> ids(Predicate<TrackingEvent> which) {
        return events.stream().map(Addressed::event).filter(which).map(TrackingEvent::eventId)
                .collect(Collectors.toSet());
    }

    private Set<String> ordersToHold(Set<String> correctedOrders) {
        Set<String> orderIds = new HashSet<>(correctedOrders);
        for (int i = 0; i < events.size(); i++) {
            EventKeys.Key key = stored.get(events.get(i).event().eventId());
            if (key == null) {
                orderIds.add(events.get(i).orderId());
            } else if (!Arrays.equals(key.contentHmac(), contents.get(i))) {
                orderIds.add(key.orderId());
            }
        }
        orderIds.remove(null);
        return orderIds;
    }

    // Which events are new, and to which order each belongs.
    private void choose() {
        for (int i = 0; i < events.size(); i++) {
            TrackingEvent event = events.get(i).event();
            Fresh earlier = fresh.get(event.eventId());
            if (stored.containsKey(event.eventId())) {
                verdicts.put(i, duplicate(stored.get(event.eventId()), contents.get(i)));
            } else if (earlier != null) {
                verdicts.put(i, duplicate(earlier.key(), contents.get(i)));
            } else {
                ConcernedOrders.Place place = concerned.placeOf(event.itemCode(), event.orderReference(),
                        events.get(i).orderId());
                if (place.disagrees()) {
                    concerned.recallSecondItem(place, event.itemCode(), at);
                    verdicts.put(i, new EventVerdict(event.eventId(), Verdict.INVALID, null,
                            "itemCode and orderReference belong to different orders"));
                } else {
                    fresh.put(event.eventId(), new Fresh(event, contents.get(i), place.order()));
                }
            }
        }
    }

    private EventVerdict duplicate(EventKeys.Key first, byte[] content) {
        doubled.add(first.eventId());
        if (Arrays.equals(first.contentHmac(), content)) {
            return new EventVerdict(first.eventId(), Verdict.DUPLICATE, first.orderId(), null);
        }
        reused.add(first.eventId());
        LOG.warn("ALARM {} sent other content under its event {} of order {}", operator, first.eventId(),
                first.orderId());
        return new EventVerdict(first.eventId(), Verdict.DUPLICATE, first.orderId(),
                "this eventId was taken before with other content; the first content stands");
    }

    // Another call may have been faster with the same id; then this one's is the duplicate.
    private void claim() {
        Set<String> won = desk.keys().claim(operator, fresh.values().stream().map(Fresh::key).toList(), at);
        Set<String> lost = new HashSet<>(fresh.keySet());
        lost.removeAll(won);
        if (lost.isEmpty()) {
            return;
        }
        Map<String, EventKeys.Key> first = desk.keys().stored(operator, lost);
        fresh.keySet().removeAll(lost);
        for (int i = 0; i < events.size(); i++) {
            EventKeys.Key key = first.get(events.get(i).event().eventId());
            if (key != null) {
                verdicts.put(i, duplicate(key, contents.get(i)));
            }
        }
    }

    private void judge(Set<String> correctedOrders) {
        EventJudgement judgement = judgement(correctedOrders);
        List<EventRows.NewRow> rows = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Fresh f = verdicts.containsKey(i) ? null : fresh.get(events.get(i).event().eventId());
            if (f == null) {
                continue;
            }
            TrackedEvent tracked = desk.meaning().of(operator, f.event(), reused.contains(f.event().eventId()), at);
            EventVerdict verdict = verdict(f, tracked, judgement);
            verdicts.put(i, verdict);
            rows.add(new EventRows.NewRow(f.event(), tracked, verdict));
        }
        desk.rows().insert(operator, rows, at, at.plusSeconds(FIRST_LOOK_AFTER_SECONDS));
        rows.forEach(row -> desk.personal().keep(operator, row.event(), row.verdict().orderId()));
        desk.projections().write(concerned, judgement, at);
    }

    private EventJudgement judgement(Set<String> correctedOrders) {
        Set<String> orderIds = new HashSet<>(correctedOrders);
        fresh.values().forEach(f -> orderIds.add(f.orderId()));
        reused.stream().filter(stored::containsKey).forEach(id -> orderIds.add(stored.get(id).orderId()));
        orderIds.removeIf(id -> id == null || concerned.get(id) == null);
        EventJudgement judgement = new EventJudgement(desk.rows().corrected(operator, orderIds, fresh.keySet()));
        desk.rows().keptOf(orderIds).forEach(
                (orderId, kept) -> judgement.know(orderId, concerned.get(orderId).createdAt(), kept));
        return judgement;
    }

    private static EventVerdict verdict(Fresh f, TrackedEvent tracked, EventJudgement judgement) {
        if (f.order() == null) {
            return new EventVerdict(f.event().eventId(), Verdict.PARKED, null,
                    "kept; no order bears this item code or reference yet");
        }
        EventJudgement.Judged judged = judgement.judge(f.orderId(), tracked);
        return new EventVerdict(f.event().eventId(), judged.verdict(), f.orderId(), judged.detail());
    }

    private List<EventVerdict> inOrder() {
        List<EventVerdict> inOrder = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            inOrder.add(verdicts.get(i));
        }
        return inOrder;
    }
}
