package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.function.IntConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.Money;

/** Settles what a revision confirms: each item once, ever, with its journal. Joins the caller's transaction. */
public class PeriodSettling {

    private static final int CHUNK = 5_000;
    private static final int CLAIMED = 10;
    private static final int POSTED = 60;
    // What the revision settles, and what it leaves out because an adjustment that is booked settles it.
    private static final String PAID = """
             (select order_id from period_item where contract = :contract and period = :period
                and revision = :revision and disposition = 'SETTLED' and order_id is not null
            union select d.order_id from dispute d join dispute_adjustment a using (dispute_id)
                where d.contract = :contract and d.period = :period and d.carries_item and d.state = 'CLOSED') paid""";
    private static final String CLAIM = """
            insert into settled_item (order_id, contract, period, result_id, settled_at)
            select i.order_id, i.contract, i.period, i.result_id, ?
            from period_item i
            where i.contract = ? and i.period = ? and i.revision = ? and i.disposition = 'SETTLED'
                and i.order_id is not null and i.result_id is not null
                and not settled_before(i.order_id, i.contract, i.period, i.action, i.origin)
            order by i.order_id""";

    private final JdbcClient jdbc;
    private final DeliveryOrders orders;
    private final LedgerPosting ledger;

    public PeriodSettling(JdbcTemplate template, DeliveryOrders orders) {
        this.jdbc = JdbcClient.create(template);
        this.orders = orders;
        this.ledger = new LedgerPosting(jdbc);
    }

    /** What is settled. */
    record Revision(String contract, YearMonth period, int number) {

        Date month() {
            return Date.valueOf(period.atDay(1));
        }
    }

    /**
     * @param progress is told now and then how much is done, 0 to 100
     * @throws org.springframework.dao.DuplicateKeyException if another period has settled one of the items
     */
    void settle(Revision revision, String actor, Instant now, IntConsumer progress) {
        jdbc.sql(CLAIM).params(Timestamp.from(now), revision.contract(), revision.month(), revision.number()).update();
        progress.accept(CLAIMED);
        ledger.post(revision.contract(), revision.month(), revision.number(), actor, Timestamp.from(now));
        progress.accept(POSTED);
        projectMoney(revision, now, progress);
    }

    private void projectMoney(Revision revision, Instant now, IntConsumer progress) {
        long items = paid("select count(*) from", revision).query(Long.class).single();
        long done = 0;
        String last = "";
        List<String> ids;
        do {
            ids = paid("select order_id from", revision, " where order_id > :last order by order_id limit " + CHUNK)
                    .param("last", last).query(String.class).list();
            if (!ids.isEmpty()) {
                orders.projectMoney(ids, Money.SETTLED, now);
                last = ids.get(ids.size() - 1);
                done += ids.size();
                progress.accept(POSTED + (int) (done * (100 - POSTED) / items));
            }
        } while (ids.size() == CHUNK);
    }

    private StatementSpec paid(String what, Revision revision, String... rest) {
        return jdbc.sql(what + PAID + String.join("", rest)).param("contract", revision.contract())
                .param("period", revision.month()).param("revision", revision.number());
    }
}
