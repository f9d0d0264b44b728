package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.settlement.ClosingTask;
import vn.postalgateway.tariff.Wording;

/** Reads closing tasks. */
final class ClosingTaskRow {

    private ClosingTaskRow() {
    }

    static ClosingTask of(JdbcClient jdbc, long number) {
        return jdbc.sql("select * from period_work where work_no = ?").param(number).query(ClosingTaskRow::read)
                .optional().orElseThrow(() -> new NoSuchElementException("closing task " + number));
    }

    /** The last task of the period's revision that stands, whatever became of it. */
    static Optional<ClosingTask> last(JdbcClient jdbc, String contract, YearMonth period) {
        return jdbc.sql("""
                        select w.* from period_work w join settlement_period p using (contract, period, revision)
                        where contract = ? and period = ? order by w.work_no desc limit 1""")
                .params(contract, Date.valueOf(period.atDay(1))).query(ClosingTaskRow::read).optional();
    }

    private static ClosingTask read(ResultSet row, int n) throws SQLException {
        String code = row.getString("refusal_code");
        return new ClosingTask(row.getLong("work_no"), ClosingTask.Kind.valueOf(row.getString("kind")),
                row.getString("asked_by"), row.getTimestamp("asked_at").toInstant(),
                ClosingTask.State.valueOf(row.getString("state")), row.getInt("progress"), code == null ? null
                : new ClosingTask.Refusal(code, new Wording(row.getString("refusal_vi"), row.getString("refusal_en"))));
    }
}
