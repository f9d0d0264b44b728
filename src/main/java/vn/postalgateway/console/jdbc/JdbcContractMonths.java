package vn.postalgateway.console.jdbc;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.console.ContractMonth;
import vn.postalgateway.console.ContractMonths;

/** {@link ContractMonths} from the items' months and the statements. */
public class JdbcContractMonths implements ContractMonths {

    // From one month to the next by the index, however many items a month has.
    private static final String MONTHS = """
            with recursive billable as (
                select max(billable_month) as month from delivery_order
                where contract = :contract and billable_month is not null
                union all
                select (select max(o.billable_month) from delivery_order o
                        where o.contract = :contract and o.billable_month < b.month)
                from billable b where b.month is not null)
            select to_char(month, 'YYYY-MM') from (
                select month from (select month from billable where month is not null limit :most) items
                union select period from statement where contract = :contract) months
            order by 1 desc limit :most""";

    private final JdbcClient jdbc;

    public JdbcContractMonths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ContractMonth> of(String contract, int most) {
        return jdbc.sql(MONTHS).param("contract", contract).param("most", most)
                .query((row, n) -> new ContractMonth(contract, YearMonth.parse(row.getString(1)))).list();
    }

    @Override
    public List<ContractMonth> submitted() {
        return jdbc.sql("""
                        select contract, to_char(period, 'YYYY-MM') from settlement_period where state = 'SUBMITTED'
                        order by changed_at, contract, period""")
                .query((row, n) -> new ContractMonth(row.getString(1), YearMonth.parse(row.getString(2)))).list();
    }

    @Override
    public boolean isOpen(ContractMonth month) {
        return jdbc.sql("""
                        select not exists (select 1 from settlement_period
                            where contract = ? and period = ?::date and state in ('SUBMITTED', 'APPROVED'))""")
                .params(month.contract(), month.period().atDay(1).toString()).query(Boolean.class).single();
    }

    @Override
    public Optional<ContractMonth> approvedBefore(ContractMonth month) {
        return jdbc.sql("""
                        select to_char(period, 'YYYY-MM') from settlement_period
                        where contract = ? and period < ?::date and state = 'APPROVED' order by period desc limit 1""")
                .params(month.contract(), month.period().atDay(1).toString())
                .query((row, n) -> new ContractMonth(month.contract(), YearMonth.parse(row.getString(1)))).optional();
    }
}
