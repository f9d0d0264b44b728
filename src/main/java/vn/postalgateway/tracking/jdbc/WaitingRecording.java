package vn.postalgateway.tracking.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.tracking.EventJudgement;
import vn.postalgateway.tracking.EventMeaning;
import vn.postalgateway.tracking.TrackedEvent;
import vn.postalgateway.tracking.Verdict;

/**
 * Applies what waits for one order, inside one transaction: parked events, and kept ones that the operator's maps read
 * otherwise now.
 */
class WaitingRecording {

    private static final String SELECT = "select e.event_row, e.order_id, e.status, e.order_reference,"
            + " e.received_at, e.map_version, e.reason, " + EventRows.TRACKED + """
             from tracking_event e join tracking_event_key k using (operator, event_id)
            where e.operator = :operator and (e.order_id = :order
                or e.next_look_at is not null and (e.order_reference = :order or e.item_code = :item
                    or e.item_code = (select h.item_code from item_code_holder h
                        where h.order_id = :order and not h.own)))""";

    /** A kept event, and as what it is read now. */
    private record Waiting(long row, String orderId, String orderReference, TrackedEvent kept, String keptVersion,
                           EventMeaning.Read read) {

        boolean isParked() {
            return orderId == null;
        }

        boolean isReadOtherwise() {
            return !kept.withReason(read.tracked().reason()).equals(read.tracked());
        }

        boolean hasOldVersion() {
            return !Objects.equals(keptVersion, read.mapVersion());
        }
    }

    private final EventRecording.Desk desk;
    private final JdbcClient jdbc;
    private final Instant at;

    WaitingRecording(EventRecording.Desk desk, JdbcClient jdbc, Instant at) {
        this.desk = desk;
        this.jdbc = jdbc;
        this.at = at;
    }

    /** How many events were applied. */
    int run(String orderId) {
        DeliveryOrder seen = desk.orders().byId(orderId).orElse(null);
        if (seen == null) {
            return 0;
        }
        List<Waiting> before = waiting(seen, "");
        if (before.isEmpty()) {
            return 0;
        }
        String operator = seen.operator();
        desk.keys().guardCorrections(operator, true);
        Set<String> corrected = before.stream().map(w -> w.kept().supersedes()).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> orderIds = new HashSet<>(desk.keys().ordersOf(operator, corrected));
        orderIds.add(orderId);
        Set<String> codes = before.stream().map(w -> w.kept().itemCode()).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        ConcernedOrders concerned = new ConcernedOrders(desk.orders(), operator, orderIds,
                desk.orders().idsByItemCodes(operator, codes));
        List<Waiting> events = waiting(concerned.get(orderId), " order by e.event_row for update of e");
        stamp(events);
        EventJudgement judgement = judgement(operator, concerned, orderIds, events);
        events.stream().filter(e -> e.isParked() || e.isReadOtherwise())
                .forEach(event -> apply(operator, event, concerned, judgement));
        desk.projections().write(concerned, judgement, at);
        return (int) events.stream().filter(e -> e.isParked() || e.isReadOtherwise()).count();
    }

    private List<Waiting> waiting(DeliveryOrder order, String more) {
        return jdbc.sql(SELECT + more).param("operator", order.operator()).param("order", order.orderId())
                .param("item", order.itemCode()).query((rs, n) -> read(order.operator(), rs)).list().stream()
                .filter(w -> w.isParked() || w.isReadOtherwise() || w.hasOldVersion()).toList();
    }

    private Waiting read(String operator, ResultSet rs) throws SQLException {
        TrackedEvent kept = EventRows.tracked(rs);
        Instant receivedAt = EventRows.instant(rs, "received_at");
        TrackedEvent withReason = kept.withReason(desk.meaning().reason(operator, rs.getString("reason"),
                kept.occurredAt(), receivedAt).orElse(null));
        return new Waiting(rs.getLong("event_row"), rs.getString("order_id"), rs.getString("order_reference"), kept,
                rs.getString("map_version"),
                desk.meaning().again(operator, rs.getString("status"), receivedAt, withReason));
    }

    private EventJudgement judgement(String operator, ConcernedOrders concerned, Set<String> orderIds,
                                     List<Waiting> events) {
        Set<String> ids = events.stream().map(w -> w.kept().eventId()).collect(Collectors.toSet());
        Set<String> held = new HashSet<>(orderIds);
        held.removeIf(id -> concerned.get(id) == null);
        EventJudgement judgement = new EventJudgement(desk.rows().corrected(operator, held, ids));
        for (Map.Entry<String, List<TrackedEvent>> kept : desk.rows().keptOf(held).entrySet()) {
            judgement.know(kept.getKey(), concerned.get(kept.getKey()).createdAt(), kept.getValue());
        }
        return judgement;
    }

    private void apply(String operator, Waiting event, ConcernedOrders concerned, EventJudgement judgement) {
        TrackedEvent tracked = event.read().tracked();
        ConcernedOrders.Place place = event.isParked()
                ? concerned.placeOf(tracked.itemCode(), event.orderReference())
                : new ConcernedOrders.Place(concerned.get(event.orderId()), false);
        if (place.order() == null) {
            concerned.recallSecondItem(place, tracked.itemCode(), at);
            settle(event, null, new EventJudgement.Judged(Verdict.INVALID,
                    "kept; itemCode and orderReference belong to different orders"));
            return;
        }
        String orderId = place.order().orderId();
        settle(event, orderId, judgement.judge(orderId, tracked));
        if (event.isParked()) {
            desk.keys().assign(operator, tracked.eventId(), orderId);
            desk.personal().adopt(operator, tracked.eventId(), orderId);
        }
    }

    private void settle(Waiting event, String orderId, EventJudgement.Judged judged) {
        TrackedEvent tracked = event.read().tracked();
        jdbc.sql("""
                        update tracking_event set order_id = ?, movement = ?, mark = ?, known = ?, verdict = ?,
                            detail = ?, next_look_at = null
                        where event_row = ?""")
                .params(orderId, EventRows.name(tracked.movement()), tracked.mark(), tracked.known(),
                        judged.verdict().name(), judged.detail(), event.row()).update();
    }

    // By which edition each is read now, and what that makes of its reason.
    private void stamp(List<Waiting> events) {
        jdbc.sql("""
                        update tracking_event e set map_version = s.version, reason_means = s.reason_means,
                            attributable_to = s.attributable_to
                        from unnest(?::bigint[], ?::text[], ?::text[], ?::text[])
                            s (event_row, version, reason_means, attributable_to) where e.event_row = s.event_row""")
                .params(events.stream().map(Waiting::row).toArray(Long[]::new),
                        column(events, read -> read.mapVersion()),
                        column(events, read -> EventRows.reasonMeans(read.tracked().reason())),
                        column(events, read -> EventRows.attributableTo(read.tracked().reason()))).update();
    }

    private static String[] column(List<Waiting> events, Function<EventMeaning.Read, String> value) {
        return events.stream().map(Waiting::read).map(value).toArray(String[]::new);
    }
}
