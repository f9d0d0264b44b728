package vn.postalgateway.reconciliation.jdbc;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.reconciliation.PeriodTotals;
import vn.postalgateway.reconciliation.Periods;
import vn.postalgateway.tariff.Vnd;

/** Periods in PostgreSQL: while open as items, newest statement and decisions stand now, once closed as frozen. */
public class JdbcPeriods implements Periods {

    private static final String SUMS = """
            select coalesce(count(*) filter (where carries_item), 0) as items,
                coalesce(sum(tariff_vnd) filter (where carries_item), 0) as tariff,
                coalesce(sum(at_post_vnd) filter (where carries_item), 0) as collected,
                coalesce(sum(online_vnd) filter (where carries_item), 0) as online,
                coalesce(sum(discount_vnd) filter (where carries_item), 0) as discount,
                coalesce(sum(subsidy_vnd) filter (where carries_item), 0) as subsidy,
                coalesce(sum(claimed_vnd), 0) as claimed, coalesce(sum(confirmed_vnd), 0) as confirmed,
                coalesce(sum(contested_vnd), 0) as contested, coalesce(sum(carried_over_vnd), 0) as carried""";
    private static final String LIVE = SUMS + " from period_rows(?, ?, ?)";
    private static final String FROZEN = SUMS + " from period_item where contract = ? and period = ? and revision = ?";
    private static final String STATE = """
            select p.state, p.revision, s.statement_id from settlement_period p
                left join period_submission s using (contract, period, revision)
            where p.contract = ? and p.period = ?""";

    private static final String NEWEST = """
            select statement_id from statement where contract = ? and period = ? and state = 'READY'
            order by version desc limit 1""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public JdbcPeriods(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private record Stand(String state, int revision, String statementId) {
        boolean closed() {
            return state.equals("SUBMITTED") || state.equals("APPROVED");
        }
    }

    @Override
    public PeriodTotals totals(String contract, YearMonth period) {
        Date month = Date.valueOf(period.atDay(1));
        return transaction.execute(status -> {
            Stand stand = jdbc.sql(STATE).params(contract, month).query((row, n) -> new Stand(row.getString(1),
                    row.getInt(2), row.getString(3))).optional().orElse(new Stand("OPEN", 1, null));
            if (stand.closed()) {
                return jdbc.sql(FROZEN).params(contract, month, stand.revision()).query((row, n) ->
                        totals(row, contract, period, stand.state(), stand.statementId())).single();
            }
            String newest = jdbc.sql(NEWEST).params(contract, month).query(String.class).optional().orElse(null);
            return jdbc.sql(LIVE).param(contract).param(month).param(newest).query((row, n) ->
                    totals(row, contract, period, stand.state(), newest)).single();
        });
    }

    private static PeriodTotals totals(ResultSet row, String contract, YearMonth period, String state,
                                       String statementId) throws SQLException {
        return new PeriodTotals(contract, period, state, statementId, row.getLong("items"),
                Vnd.of(row.getLong("tariff")), Vnd.of(row.getLong("collected")), Vnd.of(row.getLong("online")),
                Vnd.of(row.getLong("discount")), Vnd.of(row.getLong("subsidy")), Vnd.of(row.getLong("claimed")),
                Vnd.of(row.getLong("confirmed")), Vnd.of(row.getLong("contested")), Vnd.of(row.getLong("carried")));
    }
}
