package vn.postalgateway.tracking.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.StatusMeaning;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.tracking.EventVerdict;
import vn.postalgateway.tracking.OrderProjector;
import vn.postalgateway.tracking.TimelineEvent;
import vn.postalgateway.tracking.TrackingEvents;
import vn.postalgateway.tracking.Verdict;

/** {@link TrackingEvents} in PostgreSQL. */
public class JdbcTrackingEvents implements TrackingEvents {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final DeliveryOrders orders;
    private final OperatorProfiles profiles;
    private final Clock clock;
    private final EventMeaning meaning;
    private final EventRecording.Desk desk;

    public JdbcTrackingEvents(JdbcTemplate template, TransactionOperations transaction, DeliveryOrders orders,
                              OperatorProfiles profiles, OrderProjector projector, PersonalSafe safe, Clock clock) {
        this.jdbc = JdbcClient.create(template);
        this.transaction = transaction;
        this.orders = orders;
        this.profiles = profiles;
        this.clock = clock;
        this.meaning = new EventMeaning(profiles);
        this.desk = new EventRecording.Desk(orders, new EventKeys(jdbc), new EventRows(template), meaning,
                new PersonalEvents(jdbc, safe), new OrderProjections(orders, projector));
    }

    @Override
    public List<EventVerdict> record(String operator, List<Addressed> events) {
        return transaction.execute(status -> new EventRecording(desk, operator, events, clock.instant()).run());
    }

    @Override
    public int applyWaiting(String orderId) {
        return transaction.execute(status ->
                new WaitingRecording(desk, jdbc, profiles, clock.instant()).run(orderId));
    }

    @Override
    public List<String> ordersWithWaiting(int limit) {
        return transaction.execute(status -> {
            Set<String> found = new LinkedHashSet<>();
            lookAtParked(limit).forEach(parked -> orderOf(parked).ifPresent(found::add));
            profiles.all().forEach(profile -> found.addAll(jdbc.sql("""
                            select distinct order_id from tracking_event
                            where not known and operator = ? and status = any(?::text[]) and order_id is not null
                                limit ?""")
                    .params(profile.id(), EventKeys.texts(profile.statuses().keySet()), limit)
                    .query(String.class).list()));
            return new ArrayList<>(found);
        });
    }

    private record Parked(String operator, String itemCode, String orderReference) { }

    // The next look is after as long as it has waited already, at most five minutes; items of others may be parked for
    // good.
    private List<Parked> lookAtParked(int limit) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                        update tracking_event set next_look_at =
                            ?::timestamptz + least(greatest(?::timestamptz - received_at, interval '2 seconds'),
                                interval '5 minutes')
                        where event_row in (select event_row from tracking_event where next_look_at <= ?
                                            order by next_look_at limit ? for update skip locked)
                        returning operator, item_code, order_reference""")
                .params(now, now, now, limit)
                .query((rs, n) -> new Parked(rs.getString(1), rs.getString(2), rs.getString(3))).list();
    }

    private Optional<String> orderOf(Parked parked) {
        if (parked.orderReference() != null) {
            Optional<String> named = orders.byId(parked.orderReference())
                    .filter(o -> o.operator().equals(parked.operator())).map(DeliveryOrder::orderId);
            if (named.isPresent()) {
                return named;
            }
        }
        return parked.itemCode() == null ? Optional.empty()
                : orders.idByItemCode(parked.operator(), parked.itemCode());
    }

    @Override
    public List<TimelineEvent> timeline(String orderId) {
        return jdbc.sql("""
                        select e.*, exists (select 1 from tracking_event c where c.operator = e.operator
                                and c.supersedes = e.event_id and c.order_id is not null) as corrected
                        from tracking_event e where e.order_id = ?
                        order by e.occurred_at nulls last, e.received_at, e.event_id""")
                .param(orderId).query((rs, n) -> timelineEvent(rs)).list();
    }

    private TimelineEvent timelineEvent(ResultSet rs) throws SQLException {
        String operator = rs.getString("operator");
        Instant receivedAt = EventRows.instant(rs, "received_at");
        return new TimelineEvent(operator, rs.getString("event_id"), rs.getString("item_code"), rs.getString("status"),
                meaning.of(operator, rs.getString("status")).map(StatusMeaning::words).orElse(null),
                EventRows.movement(rs), rs.getString("mark"), EventRows.instant(rs, "occurred_at"),
                rs.getString("written_time"), receivedAt, rs.getBoolean("in_future"), rs.getString("reason"),
                rs.getObject("attempt", Integer.class), rs.getObject("weight_grams", Integer.class),
                rs.getString("facility"), rs.getObject("collected_vnd", Long.class), rs.getString("supersedes"),
                rs.getBoolean("corrected"), Verdict.valueOf(rs.getString("verdict")), rs.getString("detail"),
                rs.getString("raw"));
    }
}
