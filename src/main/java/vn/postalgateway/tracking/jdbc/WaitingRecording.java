package vn.postalgateway.tracking.jdbc;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.tracking.EventJudgement;
import vn.postalgateway.tracking.TrackedEvent;
import vn.postalgateway.tracking.Verdict;

/** Applies the kept events that wait for one order, inside one transaction. */
class WaitingRecording {

    private static final String WAITING = """
            from tracking_event e join tracking_event_key k using (operator, event_id)
            where e.operator = :operator and (
                e.next_look_at is not null and (e.order_reference = :order or e.item_code = :item)
                or not e.known and e.order_id = :order and e.status = any(:statuses))""";

    /** One waiting event. */
    private record Waiting(long row, String orderId, String status, String orderReference, TrackedEvent tracked) { }

    private final EventRecording.Desk desk;
    private final JdbcClient jdbc;
    private final OperatorProfiles profiles;
    private final Instant at;

    WaitingRecording(EventRecording.Desk desk, JdbcClient jdbc, OperatorProfiles profiles, Instant at) {
        this.desk = desk;
        this.jdbc = jdbc;
        this.profiles = profiles;
        this.at = at;
    }

    int run(String orderId) {
        DeliveryOrder seen = desk.orders().byId(orderId).orElse(null);
        if (seen == null || waiting(seen, "").isEmpty()) {
            return 0;
        }
        String operator = seen.operator();
        desk.keys().guardCorrections(operator, true);
        Set<String> corrected = waiting(seen, "").stream().map(w -> w.tracked().supersedes()).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> orderIds = new HashSet<>(desk.keys().ordersOf(operator, corrected));
        orderIds.add(orderId);
        ConcernedOrders concerned = new ConcernedOrders(desk.orders(), operator, orderIds);
        List<Waiting> events = waiting(concerned.get(orderId), " order by e.event_row for update of e");
        EventJudgement judgement = judgement(operator, concerned, orderIds, events);
        events.forEach(event -> apply(operator, event, concerned, judgement));
        desk.projections().write(concerned, judgement, at);
        return events.size();
    }

    private List<Waiting> waiting(DeliveryOrder order, String more) {
        return jdbc.sql("""
                        select e.event_row, e.order_id, e.status, e.order_reference, e.event_id, e.movement, e.mark,
                            e.known,
                            e.occurred_at, e.weight_grams, e.item_code, e.in_future, k.reused_at is not null as reused,
                            e.supersedes
                        """ + WAITING + more)
                .param("operator", order.operator()).param("order", order.orderId()).param("item", order.itemCode())
                .param("statuses", knownStatuses(order.operator()))
                .query((rs, n) -> new Waiting(rs.getLong("event_row"), rs.getString("order_id"),
                        rs.getString("status"), rs.getString("order_reference"), EventRows.tracked(rs))).list();
    }

    private String[] knownStatuses(String operator) {
        return profiles.byId(operator).map(p -> EventKeys.texts(p.statuses().keySet())).orElse(new String[0]);
    }

    private EventJudgement judgement(String operator, ConcernedOrders concerned, Set<String> orderIds,
                                     List<Waiting> events) {
        Set<String> ids = events.stream().map(w -> w.tracked().eventId()).collect(Collectors.toSet());
        Set<String> held = new HashSet<>(orderIds);
        held.removeIf(id -> concerned.get(id) == null);
        EventJudgement judgement = new EventJudgement(desk.rows().corrected(operator, held, ids));
        for (Map.Entry<String, List<TrackedEvent>> kept : desk.rows().keptOf(held).entrySet()) {
            judgement.know(kept.getKey(), concerned.get(kept.getKey()).createdAt(), kept.getValue());
        }
        return judgement;
    }

    private void apply(String operator, Waiting event, ConcernedOrders concerned, EventJudgement judgement) {
        TrackedEvent tracked = desk.meaning().readAgain(operator, event.status(), event.tracked());
        ConcernedOrders.Place place = event.orderId() != null
                ? new ConcernedOrders.Place(concerned.get(event.orderId()), false)
                : concerned.placeOf(tracked.itemCode(), event.orderReference(), orderIdOf(event, concerned));
        if (place.order() == null) {
            concerned.recallSecondItem(place, tracked.itemCode(), at);
            settle(event, tracked, null, new EventJudgement.Judged(Verdict.INVALID,
                    "kept; itemCode and orderReference belong to different orders"));
            return;
        }
        String orderId = place.order().orderId();
        settle(event, tracked, orderId, judgement.judge(orderId, tracked));
        jdbc.sql("update tracking_event_key set order_id = ? where operator = ? and event_id = ? and order_id is null")
                .params(orderId, operator, tracked.eventId()).update();
        desk.personal().adopt(operator, tracked.eventId(), orderId);
    }

    private static String orderIdOf(Waiting event, ConcernedOrders concerned) {
        return event.orderReference() != null ? event.orderReference()
                : concerned.holderOf(event.tracked().itemCode()).orElse(null);
    }

    private void settle(Waiting event, TrackedEvent tracked, String orderId, EventJudgement.Judged judged) {
        jdbc.sql("""
                        update tracking_event set order_id = ?, movement = ?, mark = ?, known = ?, verdict = ?,
                            detail = ?,
                            next_look_at = null
                        where event_row = ?""")
                .params(orderId, EventRows.name(tracked.movement()), tracked.mark(), tracked.known(),
                        judged.verdict().name(), judged.detail(), event.row()).update();
    }
}
