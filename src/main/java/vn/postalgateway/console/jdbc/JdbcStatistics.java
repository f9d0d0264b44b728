package vn.postalgateway.console.jdbc;

import java.sql.Date;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.console.AgencyMonth;
import vn.postalgateway.console.CauseSum;
import vn.postalgateway.console.Statistics;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.tariff.Vnd;

/** {@link Statistics} from the orders' months and the statements' sums. */
public class JdbcStatistics implements Statistics {

    private final JdbcClient jdbc;

    public JdbcStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<AgencyMonth> months(YearMonth from) {
        return jdbc.sql("""
                        select billable_month, agency_code, sum(budget_vnd),
                            coalesce(sum(dossier_count) filter (
                                where movement = 'DELIVERED' and service = 'RESULT_DELIVERY'), 0),
                            count(*) filter (where movement = 'DELIVERED'),
                            count(*) filter (where movement = 'DELIVERED'
                                and (movement_at at time zone ?)::date <= promised_by)
                        from delivery_order where billable_month >= ?
                        group by billable_month, agency_code order by billable_month, agency_code""")
                .params(VietnamTime.ZONE.getId(), Date.valueOf(from.atDay(1)))
                .query((row, n) -> new AgencyMonth(YearMonth.from(row.getDate(1).toLocalDate()), row.getString(2),
                        Vnd.of(row.getLong(3)), row.getLong(4), row.getLong(5), row.getLong(6))).list();
    }

    @Override
    public List<CauseSum> causes(YearMonth from) {
        return jdbc.sql("""
                        select outcome, sum(results), sum(delta_vnd) from statement_sum
                        where outcome <> 'MATCHED' and statement_id in (
                            select distinct on (operator, contract, period) statement_id from statement
                            where state = 'READY' and period >= ? order by operator, contract, period, version desc)
                        group by outcome order by abs(sum(delta_vnd)) desc, outcome""")
                .param(Date.valueOf(from.atDay(1)))
                .query((row, n) -> new CauseSum(Outcome.valueOf(row.getString(1)), row.getLong(2),
                        Vnd.of(row.getLong(3)))).list();
    }
}
