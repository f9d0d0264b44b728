package vn.postalgateway.notification.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.notification.FeedSealing;

/**
 * The sealer of the feeds: one at a time by an advisory lock, a batch in each transaction. The lock is a statement of
 * its own, so that the next one sees what the sealer before committed.
 */
public class JdbcFeedSealing implements FeedSealing {

    private static final int MOST_BATCHES = 20;
    private static final String NUMBER = """
            with waiting as (
                select change_id, partner_id from order_change where sequence is null order by change_id limit ?),
            head as (
                select partner_id, coalesce((select max(s.sequence) from order_change s
                    where s.partner_id = w.partner_id and s.sequence is not null), 0) as sequence
                from (select distinct partner_id from waiting) w),
            numbered as (
                select w.change_id, h.sequence
                    + row_number() over (partition by w.partner_id order by w.change_id) as sequence
                from waiting w join head h using (partner_id))
            update order_change c set sequence = n.sequence from numbered n where c.change_id = n.change_id""";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final int batchSize;

    public JdbcFeedSealing(JdbcClient jdbc, TransactionOperations transaction, int batchSize) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.batchSize = batchSize;
    }

    @Override
    public int seal() {
        int total = 0;
        int sealed;
        do {
            sealed = transaction.execute(status -> sealBatch());
            total += sealed;
        } while (sealed == batchSize && total < MOST_BATCHES * batchSize);
        return total;
    }

    private int sealBatch() {
        boolean waiting = jdbc.sql("select exists (select from order_change where sequence is null)")
                .query(Boolean.class).single();
        if (!waiting || !jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('feed-seal', 0))")
                .query(Boolean.class).single()) {
            return 0;
        }
        return jdbc.sql(NUMBER).param(batchSize).update();
    }
}
