package vn.postalgateway.reconciliation.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.OutcomeSum;
import vn.postalgateway.reconciliation.Standing;
import vn.postalgateway.reconciliation.StatementKey;
import vn.postalgateway.reconciliation.StatementState;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/** Reads one row of {@code statement}, with its sums once it is ready. */
final class StatementRow implements RowMapper<StatementView> {

    private final JdbcClient jdbc;

    StatementRow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public StatementView mapRow(ResultSet row, int n) throws SQLException {
        String statementId = row.getString("statement_id");
        StatementState state = StatementState.valueOf(row.getString("state"));
        String failure = row.getString("failure_code");
        Timestamp finished = row.getTimestamp("finished_at");
        Sums sums = state == StatementState.READY ? standing(statementId) : new Sums(Standing.NONE, 0);
        return new StatementView(statementId,
                new StatementKey(row.getString("operator"), row.getString("contract"),
                        YearMonth.from(row.getObject("period", LocalDate.class))),
                row.getInt("version"), state, row.getInt("progress"), row.getObject("line_count", Integer.class),
                Arrays.asList((String[]) row.getArray("ignored_columns").getArray()), failure,
                failure == null ? null : new Wording(row.getString("failure_vi"), row.getString("failure_en")),
                state == StatementState.READY ? sums(statementId) : List.of(), sums.standing(), sums.contestedLines(),
                row.getTimestamp("received_at").toInstant(), finished == null ? null : finished.toInstant());
    }

    private record Sums(Standing standing, long contestedLines) {
    }

    private Sums standing(String statementId) {
        return jdbc.sql("select * from statement_standing(?)").param(statementId).query((row, n) -> new Sums(
                new Standing(Vnd.of(row.getLong("claimed_vnd")), Vnd.of(row.getLong("confirmed_vnd")),
                        Vnd.of(row.getLong("contested_vnd")), Vnd.of(row.getLong("carried_over_vnd")),
                        Vnd.of(row.getLong("online_vnd"))), row.getLong("contested_lines"))).single();
    }

    private List<OutcomeSum> sums(String statementId) {
        return jdbc.sql("select * from statement_sum where statement_id = ?").param(statementId)
                .query((row, n) -> new OutcomeSum(Outcome.valueOf(row.getString("outcome")), row.getLong("results"),
                        Vnd.of(row.getLong("claimed_vnd")), Vnd.of(row.getLong("owed_vnd")),
                        Vnd.of(row.getLong("delta_vnd")), Vnd.of(row.getLong("online_charge_vnd")))).list().stream()
                .sorted(Comparator.comparing(OutcomeSum::outcome)).toList();
    }
}
