package vn.postalgateway.tracking.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.tracking.EventMeaning;
import vn.postalgateway.tracking.EventReader;
import vn.postalgateway.tracking.EventVerdict;
import vn.postalgateway.tracking.OrderProjector;
import vn.postalgateway.tracking.TimelineEvent;
import vn.postalgateway.tracking.TrackingEvents;
import vn.postalgateway.tracking.Verdict;

/** {@link TrackingEvents} in PostgreSQL. */
public class JdbcTrackingEvents implements TrackingEvents {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final EventMeaning meaning;
    private final EventRecording.Desk desk;
    private final WaitingOrders waiting;

    public JdbcTrackingEvents(JdbcTemplate template, TransactionOperations transaction, DeliveryOrders orders,
                              OperatorProfiles profiles, OrderProjector projector, PersonalSafe safe, Clock clock) {
        this.jdbc = JdbcClient.create(template);
        this.transaction = transaction;
        this.clock = clock;
        this.meaning = new EventMeaning(profiles);
        this.desk = new EventRecording.Desk(orders, new EventKeys(jdbc), new EventRows(jdbc), meaning,
                new PersonalEvents(jdbc, safe), new InvalidEvents(jdbc, safe),
                new OrderProjections(orders, projector));
        this.waiting = new WaitingOrders(jdbc, orders, profiles, clock);
    }

    @Override
    public List<EventVerdict> record(String operator, List<EventReader.Reading> elements) {
        return transaction.execute(status -> new EventRecording(desk, operator, elements, clock.instant()).run());
    }

    @Override
    public int applyWaiting(String orderId) {
        return transaction.execute(status -> new WaitingRecording(desk, jdbc, clock.instant()).run(orderId));
    }

    @Override
    public List<String> ordersWithWaiting(int limit) {
        return transaction.execute(status -> waiting.find(limit));
    }

    @Override
    public List<TimelineEvent> timeline(String orderId) {
        return jdbc.sql("""
                        select e.*, (select min(c.event_id) from tracking_event c where c.operator = e.operator
                                and c.supersedes = e.event_id and c.order_id is not null) as corrected_by,
                            exists (select from event_personal p where p.operator = e.operator
                                and p.event_id = e.event_id) as recipient_named
                        from tracking_event e where e.order_id = ?
                        order by e.occurred_at nulls last, e.received_at, e.event_id""")
                .param(orderId).query((rs, n) -> timelineEvent(rs)).list();
    }

    private TimelineEvent timelineEvent(ResultSet rs) throws SQLException {
        String operator = rs.getString("operator");
        Instant receivedAt = EventRows.instant(rs, "received_at");
        Instant occurredAt = EventRows.instant(rs, "occurred_at");
        String status = rs.getString("status");
        String reason = rs.getString("reason");
        return new TimelineEvent(operator, rs.getString("event_id"), rs.getString("item_code"), status,
                meaning.words(operator, status, occurredAt, receivedAt).orElse(null), EventRows.movement(rs),
                rs.getString("mark"), occurredAt, rs.getString("written_time"), receivedAt,
                rs.getBoolean("in_future"), reason,
                meaning.reason(operator, reason, occurredAt, receivedAt).orElse(null),
                rs.getObject("attempt", Integer.class), rs.getObject("weight_grams", Integer.class),
                rs.getString("facility"), rs.getObject("collected_vnd", Long.class), rs.getString("supersedes"),
                rs.getString("corrected_by"), rs.getString("map_version"), Verdict.valueOf(rs.getString("verdict")),
                rs.getString("detail"), rs.getBoolean("recipient_named"), rs.getString("raw"));
    }
}
