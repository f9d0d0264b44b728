package vn.postalgateway.tracking.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.tracking.KeptReadings;

/** {@link KeptReadings} in PostgreSQL; each method is one statement. */
public class JdbcKeptReadings implements KeptReadings {

    private final JdbcClient jdbc;

    public JdbcKeptReadings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> ordersAfter(String operator, String orderId, int limit) {
        return jdbc.sql("""
                        select order_id from delivery_order where operator = ? and order_id > ?
                        order by order_id limit ?""")
                .params(operator, orderId, limit).query(String.class).list();
    }

    @Override
    public List<Kept> eventsOf(Collection<String> orderIds) {
        return jdbc.sql("select e.order_id, e.status, e.received_at, e.map_version, " + EventRows.TRACKED + """
                        , exists (select from tracking_event c where c.operator = e.operator
                                and c.supersedes = e.event_id and c.order_id is not null) as corrected
                        from tracking_event e join tracking_event_key k using (operator, event_id)
                        where e.order_id = any(?::text[]) order by e.order_id, e.event_row""")
                .param(EventKeys.texts(orderIds))
                .query((rs, n) -> new Kept(rs.getString("order_id"), rs.getString("status"),
                        EventRows.instant(rs, "received_at"), rs.getString("map_version"), rs.getBoolean("corrected"),
                        EventRows.tracked(rs))).list();
    }

    @Override
    public Optional<String> lastReadBy(String operator) {
        return jdbc.sql("select versions from status_map_reading where operator = ?").param(operator)
                .query(String.class).optional();
    }

    @Override
    public void readBy(String operator, String versions, Instant at) {
        jdbc.sql("""
                        insert into status_map_reading (operator, versions, read_at) values (?, ?, ?)
                        on conflict (operator) do update
                        set versions = excluded.versions, read_at = excluded.read_at""")
                .params(operator, versions, Timestamp.from(at)).update();
    }
}
