package vn.postalgateway.reconciliation.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.reconciliation.LineDecision;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.ResultRow;
import vn.postalgateway.reconciliation.StatementResults;
import vn.postalgateway.tariff.Vnd;

/** Results in PostgreSQL, always largest money first. */
public class JdbcStatementResults implements StatementResults {

    private static final int FETCH = 1_000;
    private static final String FROM = """
            select r.*, d.decision_no, d.action, d.reason, d.actor, d.decided_at, d.carried_from
            from statement_result r left join lateral (
                select * from line_decision d
                where d.statement_id = r.statement_id and d.result_id = r.result_id
                order by d.decision_no desc limit 1) d on true
            where r.statement_id = ? and (?::text is null or r.outcome = ?)""";
    private static final String ORDER = " order by abs(r.delta_vnd) desc, r.result_id";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public JdbcStatementResults(JdbcTemplate template, TransactionTemplate transaction) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.transaction = transaction;
    }

    @Override
    public List<ResultRow> page(String statementId, Outcome outcome, ResultCursor after, int limit) {
        String name = outcome == null ? null : outcome.name();
        if (after == null) {
            return jdbc.sql(FROM + ORDER + " limit ?").param(statementId).param(name).param(name).param(limit)
                    .query(JdbcStatementResults::row).list();
        }
        return jdbc.sql(FROM + " and abs(r.delta_vnd) <= ? and (abs(r.delta_vnd) < ? or r.result_id > ?)" + ORDER
                + " limit ?")
                .param(statementId).param(name).param(name).param(after.size()).param(after.size())
                .param(after.resultId())
                .param(limit).query(JdbcStatementResults::row).list();
    }

    @Override
    public void each(String statementId, Outcome outcome, Consumer<ResultRow> consumer) {
        String name = outcome == null ? null : outcome.name();
        // Only inside a transaction the driver fetches piece by piece.
        transaction.executeWithoutResult(status -> template.query(connection -> {
            var statement = connection.prepareStatement(FROM + ORDER);
            statement.setFetchSize(FETCH);
            statement.setString(1, statementId);
            statement.setString(2, name);
            statement.setString(3, name);
            return statement;
        }, row -> {
            consumer.accept(row(row, 0));
        }));
    }

    private static ResultRow row(ResultSet row, int n) throws SQLException {
        return new ResultRow(row.getString("result_id"), row.getObject("line_no", Integer.class),
                row.getString("item_code"),
                row.getString("order_id"), Outcome.valueOf(row.getString("outcome")),
                Vnd.of(row.getLong("claimed_vnd")),
                Vnd.of(row.getLong("owed_vnd")), Vnd.of(row.getLong("delta_vnd")),
                Vnd.of(row.getLong("delta_tariff_vnd")),
                Vnd.of(row.getLong("delta_citizen_vnd")), StatementJson.differences(row.getString("differences")),
                StatementJson.explanation(row.getString("explanation")), decision(row));
    }

    private static LineDecision decision(ResultSet row) throws SQLException {
        String action = row.getString("action");
        return action == null ? null : new LineDecision(row.getLong("decision_no"), Resolution.valueOf(action),
                row.getString("reason"), row.getString("actor"), row.getTimestamp("decided_at").toInstant(),
                row.getObject("carried_from", Long.class));
    }
}
