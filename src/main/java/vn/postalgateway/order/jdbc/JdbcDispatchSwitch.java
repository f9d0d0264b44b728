package vn.postalgateway.order.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.order.DispatchSwitch;
import vn.postalgateway.platform.audit.Audit;
import vn.postalgateway.platform.outbox.OperatorQueues;

/** {@link DispatchSwitch} in PostgreSQL; the relay and the opening of attempts look at its row. */
public class JdbcDispatchSwitch implements DispatchSwitch {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Audit audit;

    public JdbcDispatchSwitch(JdbcClient jdbc, TransactionOperations transaction, Audit audit) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
    }

    @Override
    public boolean stop(String operator, String reason, String actor, Instant now) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean stopped = jdbc.sql("""
                            insert into dispatch_stop as s (operator, queue, stopped, since, reason, actor)
                            values (?, ?, true, ?, ?, ?)
                            on conflict (operator) do update set stopped = true, since = excluded.since,
                                reason = excluded.reason, actor = excluded.actor
                            where not s.stopped""")
                    .params(operator, OperatorQueues.placement(operator), Timestamp.from(now), reason, actor)
                    .update() == 1;
            if (stopped) {
                audit.record(now, actor, "dispatch.stop", operator, reason);
            }
            return stopped;
        }));
    }

    @Override
    public boolean resume(String operator, String actor, Instant now) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean resumed = jdbc.sql("update dispatch_stop set stopped = false where operator = ? and stopped")
                    .param(operator).update() == 1;
            if (resumed) {
                // What was on the queue at the stop was taken from it in vain meanwhile.
                jdbc.sql("update outbox set sent_at = null where queue = ? and sent_at is not null")
                        .param(OperatorQueues.placement(operator)).update();
                audit.record(now, actor, "dispatch.resume", operator, null);
            }
            return resumed;
        }));
    }

    @Override
    public List<Stopped> stopped() {
        return jdbc.sql("select operator, since, reason, actor from dispatch_stop where stopped order by operator")
                .query((rs, n) -> new Stopped(rs.getString(1), rs.getTimestamp(2).toInstant(), rs.getString(3),
                        rs.getString(4))).list();
    }
}
