package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.Money;

/** Settles what a revision confirms: each item once, ever, with its journal. Joins the caller's transaction. */
public class PeriodSettling {

    private static final int CHUNK = 5_000;
    private static final String CLAIM = """
            insert into settled_item (order_id, contract, period, result_id, settled_at)
            select i.order_id, i.contract, i.period, i.result_id, ?
            from period_item i
            where i.contract = ? and i.period = ? and i.revision = ? and i.disposition = 'SETTLED'
                and i.order_id is not null and i.result_id is not null
                and not exists (select 1 from settled_item s where s.order_id = i.order_id
                    and s.contract = i.contract and s.period = i.period)
            order by i.order_id""";

    private final JdbcClient jdbc;
    private final DeliveryOrders orders;
    private final LedgerPosting ledger;

    public PeriodSettling(JdbcTemplate template, DeliveryOrders orders) {
        this.jdbc = JdbcClient.create(template);
        this.orders = orders;
        this.ledger = new LedgerPosting(jdbc);
    }

    /** @throws org.springframework.dao.DuplicateKeyException if another period has settled one of the items */
    void settle(String contract, YearMonth period, int revision, String actor, Instant now) {
        Date month = Date.valueOf(period.atDay(1));
        jdbc.sql(CLAIM).params(Timestamp.from(now), contract, month, revision).update();
        ledger.post(contract, month, revision, actor, Timestamp.from(now));
        String last = "";
        List<String> ids;
        do {
            ids = jdbc.sql("""
                            select order_id from period_item where contract = ? and period = ? and revision = ?
                                and disposition = 'SETTLED' and order_id > ? order by order_id limit ?""")
                    .params(contract, month, revision, last, CHUNK).query(String.class).list();
            if (!ids.isEmpty()) {
                orders.projectMoney(ids, Money.SETTLED, now);
                last = ids.get(ids.size() - 1);
            }
        } while (ids.size() == CHUNK);
    }
}
