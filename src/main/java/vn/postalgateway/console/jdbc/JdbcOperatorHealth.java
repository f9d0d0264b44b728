package vn.postalgateway.console.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.console.OperatorHealth;
import vn.postalgateway.console.OperatorStand;
import vn.postalgateway.platform.outbox.OperatorQueues;

/** {@link OperatorHealth} in PostgreSQL. What is open is counted; of what is over only the newest is looked at. */
public class JdbcOperatorHealth implements OperatorHealth {

    private static final String STANDS = """
            with waiting as (
                select substr(queue, length(:placement) + 1) as operator, count(*) as orders, min(created_at) as oldest
                from outbox where queue like :placement || '%' group by queue),
            doubt as (
                select operator, count(*) as orders from delivery_order
                where placement = 'OUTCOME_UNKNOWN' group by operator),
            parked as (
                select d.operator, count(*) as messages
                from parked_message p join delivery_order d on d.order_id = p.subject_id
                where p.resolved_at is null group by d.operator),
            answered as (
                select o.operator, max(a.closed_at) as at
                from (select order_id, operator from delivery_order order by order_id desc limit 1000) o
                    join placement_attempt a on a.order_id = o.order_id
                where a.outcome in ('ACCEPTED', 'REJECTED', 'NOT_THERE') group by o.operator),
            reported as (
                select operator, max(received_at) as at
                from (select operator, received_at from tracking_event order by event_row desc limit 1000) newest
                group by operator)
            select operator, coalesce(w.orders, 0), w.oldest, coalesce(d.orders, 0), coalesce(p.messages, 0), a.at, r.at
            from waiting w full join doubt d using (operator) full join parked p using (operator)
                full join answered a using (operator) full join reported r using (operator)""";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    public JdbcOperatorHealth(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public Map<String, OperatorStand> all() {
        return transaction.execute(status -> {
            Map<String, OperatorStand> stands = new HashMap<>();
            jdbc.sql(STANDS).param("placement", OperatorQueues.PLACEMENT)
                    .query(row -> {
                        stands.put(row.getString(1), new OperatorStand(row.getLong(2), at(row, 3), row.getLong(4),
                                row.getLong(5), at(row, 6), at(row, 7)));
                    });
            return stands;
        });
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
