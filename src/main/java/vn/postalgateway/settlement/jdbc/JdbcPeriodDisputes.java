package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.settlement.Dispute;
import vn.postalgateway.settlement.PeriodDisputes;

/** A month's disputes and adjustments, read from where they are kept. */
public class JdbcPeriodDisputes implements PeriodDisputes {

    private final JdbcClient jdbc;

    public JdbcPeriodDisputes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Dispute> leftOut(String contract, YearMonth period) {
        return list("where d.contract = ? and d.period = ? order by d.dispute_id", contract, period);
    }

    @Override
    public List<Dispute> landedIn(String contract, YearMonth period) {
        return list("where a.contract = ? and a.period = ? order by a.adjustment_id", contract, period);
    }

    private List<Dispute> list(String which, String contract, YearMonth period) {
        return jdbc.sql(DisputeRows.DISPUTES + which).params(contract, Date.valueOf(period.atDay(1)))
                .query(DisputeRows::dispute).list();
    }
}
