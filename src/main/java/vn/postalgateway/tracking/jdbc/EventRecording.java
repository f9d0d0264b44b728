package vn.postalgateway.tracking.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.tracking.EventJudgement;
import vn.postalgateway.tracking.EventMeaning;
import vn.postalgateway.tracking.EventReader;
import vn.postalgateway.tracking.EventVerdict;
import vn.postalgateway.tracking.InvalidEvent;
import vn.postalgateway.tracking.TrackedEvent;
import vn.postalgateway.tracking.TrackingEvent;
import vn.postalgateway.tracking.Verdict;

/** Takes new events in, inside one transaction. One object is one call. */
class EventRecording {

    private static final Logger LOG = LoggerFactory.getLogger(EventRecording.class);
    private static final long FIRST_LOOK_AFTER_SECONDS = 2;

    /** The tools that each call works with. */
    record Desk(DeliveryOrders orders, EventKeys keys, EventRows rows, EventMeaning meaning, PersonalEvents personal,
                InvalidEvents invalid, OrderProjections projections) { }

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
    private final List<EventReader.Reading> elements;
    private final Instant at;
    private final Map<Integer, byte[]> contents = new HashMap<>();
    private final Map<String, Fresh> fresh = new LinkedHashMap<>();
    private final Set<String> reused = new HashSet<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<InvalidEvent> invalid = new ArrayList<>();
    private final EventVerdict[] verdicts;
    private Map<String, EventKeys.Key> stored;
    private ConcernedOrders concerned;

    EventRecording(Desk desk, String operator, List<EventReader.Reading> elements, Instant at) {
        this.desk = desk;
        this.operator = operator;
        this.elements = elements;
        this.at = at;
        this.verdicts = new EventVerdict[elements.size()];
    }

    List<EventVerdict> run() {
        for (int i = 0; i < verdicts.length; i++) {
            if (event(i) == null) {
                refuse(i, elements.get(i).invalid());
            } else {
                contents.put(i, desk.personal().contentHash(event(i)));
            }
        }
        if (!contents.isEmpty()) {
            recordEvents();
        }
        desk.invalid().keep(operator, invalid, at);
        return List.of(verdicts);
    }

    private TrackingEvent event(int i) {
        return elements.get(i).event();
    }

    private void refuse(int i, InvalidEvent refused) {
        invalid.add(refused);
        verdicts[i] = EventVerdict.invalid(refused);
    }

    private void recordEvents() {
        stored = desk.keys().stored(operator, all(TrackingEvent::eventId));
        Set<String> corrected = all(TrackingEvent::supersedes);
        desk.keys().guardCorrections(operator, !corrected.isEmpty());
        Set<String> correctedOrders = desk.keys().ordersOf(operator, corrected);
        Map<String, String> orderOfCode = desk.orders().idsByItemCodes(operator, all(TrackingEvent::itemCode));
        concerned = new ConcernedOrders(desk.orders(), operator, ordersToHold(correctedOrders, orderOfCode),
                orderOfCode);
        choose();
        claim();
        desk.keys().countDoubled(operator, doubled, at);
        desk.keys().markReused(operator, reused, at);
        judge(correctedOrders);
    }

    private Set<String> all(Function<TrackingEvent, String> value) {
        return contents.keySet().stream().map(this::event).map(value).filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Set<String> ordersToHold(Set<String> correctedOrders, Map<String, String> orderOfCode) {
        Set<String> orderIds = new HashSet<>(correctedOrders);
        contents.forEach((i, content) -> {
            TrackingEvent event = event(i);
            EventKeys.Key key = stored.get(event.eventId());
            if (key == null) {
                orderIds.add(event.orderReference() == null ? orderOfCode.get(event.itemCode())
                        : event.orderReference());
            } else if (!Arrays.equals(key.contentHmac(), content)) {
                orderIds.add(key.orderId());
            }
        });
        orderIds.remove(null);
        return orderIds;
    }

    // Which events are new, and to which order each belongs.
    private void choose() {
        for (int i = 0; i < verdicts.length; i++) {
            TrackingEvent event = event(i);
            if (event == null) {
                continue;
            }
            Fresh earlier = fresh.get(event.eventId());
            if (stored.containsKey(event.eventId())) {
                verdicts[i] = duplicate(stored.get(event.eventId()), contents.get(i));
            } else if (earlier != null) {
                verdicts[i] = duplicate(earlier.key(), contents.get(i));
            } else {
                choosePlace(i, event);
            }
        }
    }

    private void choosePlace(int i, TrackingEvent event) {
        ConcernedOrders.Place place = concerned.placeOf(event.itemCode(), event.orderReference());
        if (place.disagrees()) {
            concerned.recallSecondItem(place, event.itemCode(), at);
            refuse(i, new InvalidEvent(event.eventId(), "itemCode and orderReference belong to different orders",
                    EventRows.json(event.raw())));
        } else {
            fresh.put(event.eventId(), new Fresh(event, contents.get(i), place.order()));
        }
    }

    private EventVerdict duplicate(EventKeys.Key first, byte[] content) {
        doubled.add(first.eventId());
        if (Arrays.equals(first.contentHmac(), content)) {
            return new EventVerdict(first.eventId(), Verdict.DUPLICATE, first.orderId(), null);
        }
        reused.add(first.eventId());
        LOG.warn("ALARM {} sent other content under an event of order {} that was taken before", operator,
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
        contents.forEach((i, content) -> {
            EventKeys.Key key = first.get(event(i).eventId());
            if (key != null && verdicts[i] == null) {
                verdicts[i] = duplicate(key, content);
            }
        });
    }

    private void judge(Set<String> correctedOrders) {
        EventJudgement judgement = judgement(correctedOrders);
        List<EventRows.NewRow> rows = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            if (verdicts[i] == null) {
                Fresh f = fresh.get(event(i).eventId());
                EventMeaning.Read read = desk.meaning().arriving(operator, f.event(),
                        reused.contains(f.event().eventId()), at);
                verdicts[i] = verdict(f, read.tracked(), judgement);
                rows.add(new EventRows.NewRow(f.event(), read, verdicts[i]));
            }
        }
        desk.rows().insert(operator, rows, at, at.plusSeconds(FIRST_LOOK_AFTER_SECONDS));
        desk.personal().keep(operator, rows);
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
}
