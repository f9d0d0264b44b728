package vn.postalgateway.order.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.order.PersonsWord;
import vn.postalgateway.order.Placements;
import vn.postalgateway.platform.audit.Audit;

/** {@link PersonsWord} in PostgreSQL: the audit entry and what it speaks of are one transaction. */
public class JdbcPersonsWord implements PersonsWord {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Placements placements;
    private final Audit audit;

    public JdbcPersonsWord(JdbcClient jdbc, TransactionOperations transaction, Placements placements, Audit audit) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.placements = placements;
        this.audit = audit;
    }

    @Override
    public List<Waiting> waiting(int most) {
        return jdbc.sql("""
                        select d.order_id, d.operator, d.doubt_since, d.placement_detail,
                            case when o.available_at < 'infinity' then o.available_at end
                        from delivery_order d
                        left join outbox o on o.purpose = 'placement' and o.subject_id = d.order_id
                        where d.placement = 'OUTCOME_UNKNOWN' and not d.cleared_to_send
                        order by d.doubt_since limit ?""")
                .param(most).query((rs, n) -> new Waiting(rs.getString(1), rs.getString(2),
                        rs.getTimestamp(3).toInstant(), rs.getString(4), instant(rs.getTimestamp(5)))).list();
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    @Override
    public void exists(Placements.Doubt doubt, String itemCode, String actor, Instant now) {
        transaction.executeWithoutResult(status -> {
            audit.record(now, actor, "doubt.exists", doubt.orderId(), itemCode);
            placements.heardOf(doubt.orderId(), itemCode, now);
        });
    }

    @Override
    public void doesNotExist(Placements.Doubt doubt, String actor, Instant now) {
        transaction.executeWithoutResult(status -> {
            audit.record(now, actor, "doubt.does_not_exist", doubt.orderId(), null);
            placements.clearToSend(doubt, "a person made sure that it is not there", now);
        });
    }

    @Override
    public boolean carriedByAnother(Placements.Doubt doubt, String itemCode) {
        return jdbc.sql("""
                        select exists (select from delivery_order
                        where operator = ? and item_code = ? and order_id <> ?)""")
                .params(doubt.operator(), itemCode, doubt.orderId()).query(Boolean.class).single();
    }
}
