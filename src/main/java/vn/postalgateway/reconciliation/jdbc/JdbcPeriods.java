package vn.postalgateway.reconciliation.jdbc;

import java.sql.Date;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.reconciliation.PeriodTotals;
import vn.postalgateway.reconciliation.Periods;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.tariff.Vnd;

/** Periods in PostgreSQL: the items as they stand now, and the newest statement that is ready. */
public class JdbcPeriods implements Periods {

    private static final String ITEMS = """
            select count(*) as items, coalesce(sum(tariff_vnd), 0) as tariff,
                coalesce(sum(citizen_vnd) filter (where charge_paid = 'TO_POST'), 0) as collected,
                coalesce(sum(citizen_vnd) filter (where charge_paid = 'ONLINE'), 0) as online,
                coalesce(sum(post_vnd), 0) as discount, coalesce(sum(budget_vnd), 0) as subsidy
            from delivery_order where contract = ? and billable_month = ?""";

    private static final String NEWEST = """
            select * from statement where contract = ? and period = ? and state = 'READY'
            order by version desc limit 1""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public JdbcPeriods(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public PeriodTotals totals(String contract, YearMonth period) {
        Date month = Date.valueOf(period.atDay(1));
        return transaction.execute(status -> {
            Optional<StatementView> statement = jdbc.sql(NEWEST).params(contract, month)
                    .query(new StatementRow(jdbc)).optional();
            String state = jdbc.sql("select state from settlement_period where contract = ? and period = ?")
                    .params(contract, month).query(String.class).optional().orElse("OPEN");
            return jdbc.sql(ITEMS).params(contract, month).query((row, n) -> new PeriodTotals(contract, period, state,
                    statement.map(StatementView::statementId).orElse(null), row.getLong("items"),
                    Vnd.of(row.getLong("tariff")), Vnd.of(row.getLong("collected")), Vnd.of(row.getLong("online")),
                    Vnd.of(row.getLong("discount")), Vnd.of(row.getLong("subsidy")),
                    statement.map(StatementView::claimed).orElse(Vnd.ZERO),
                    statement.map(StatementView::confirmed).orElse(Vnd.ZERO),
                    statement.map(StatementView::contested).orElse(Vnd.ZERO), Vnd.ZERO)).single();
        });
    }
}
