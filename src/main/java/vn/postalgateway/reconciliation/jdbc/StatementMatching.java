package vn.postalgateway.reconciliation.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.reconciliation.LineClassifier;
import vn.postalgateway.reconciliation.LinePair;
import vn.postalgateway.reconciliation.LineResult;
import vn.postalgateway.reconciliation.StatementKey;

/**
 * Matches one statement and keeps the results: first what agrees in every cell, then one join for all the rest, whose
 * pairs are streamed through the classifier and copied back. Joins the caller's transaction; constant memory.
 */
final class StatementMatching {

    private static final int FETCH = 2_000;
    private static final String WORK_MEMORY = "set local work_mem = '128MB'";

    private final JdbcTemplate jdbc;
    private final String statementId;
    private final LineClassifier classifier;
    private final LongConsumer progress;
    private final CopyRows copy;
    private final ResultIds ids = ResultIds.fresh();
    private long results;
    private int withoutLine;

    /** How a row of the join becomes a pair. */
    private interface PairReader {
        LinePair read(ResultSet row) throws SQLException;
    }

    /** @param progress is told the number of results now and then */
    StatementMatching(JdbcTemplate jdbc, String statementId, LineClassifier classifier, LongConsumer progress) {
        this.jdbc = jdbc;
        this.statementId = statementId;
        this.classifier = classifier;
        this.progress = progress;
        this.copy = new CopyRows(jdbc, """
                statement_result (result_id, statement_id, line_no, order_id, item_code, outcome, match_level,
                carries_item,
                    claimed_vnd, owed_vnd, delta_vnd, delta_tariff_vnd, delta_citizen_vnd, online_charge_vnd,
                    differences,
                    explanation)""");
    }

    /** To be called once. */
    void match(StatementKey key) {
        jdbc.execute(WORK_MEMORY);
        jdbc.execute("select analyze_statement_lines()");
        ItemFreeze.freeze(JdbcClient.create(jdbc), statementId, key);
        jdbc.execute("select analyze_statement_items()");
        results = AgreedLines.match(JdbcClient.create(jdbc), statementId, key.period(), ids);
        progress.accept(results);
        try (copy) {
            classify(PairQuery.LINES, PairRow::withLine, 2);
            classify(PairQuery.REST, PairRow::ofOursOnly, 1);
        }
        sum();
    }

    private void classify(String sql, PairReader reader, int parameters) {
        jdbc.query(connection -> {
            var statement = connection.prepareStatement(sql);
            statement.setFetchSize(FETCH);
            for (int i = 1; i <= parameters; i++) {
                statement.setString(i, statementId);
            }
            return statement;
        }, row -> {
            keep(classifier.classify(reader.read(row)));
        });
        copy.flush();
    }

    private void keep(LineResult result) {
        String id = result.lineNo() == null ? ids.ofItem(withoutLine++) : ids.ofLine(result.lineNo());
        copy.add(id, statementId, result.lineNo(), result.orderId(), result.itemCode(), result.outcome(),
                result.level(), result.carriesItem(), result.claimed().amount(), result.owed().amount(),
                result.delta().amount(), result.deltaTariff().amount(), result.deltaCitizen().amount(),
                result.onlineCharge().amount(), StatementJson.differences(result.differences()),
                StatementJson.explanation(result.explanation()));
        if (++results % (5 * FETCH) == 0) {
            progress.accept(results);
        }
    }

    private void sum() {
        jdbc.update("""
                insert into statement_sum (statement_id, outcome, results, claimed_vnd, owed_vnd, delta_vnd,
                online_charge_vnd)
                select statement_id, outcome, count(*), sum(claimed_vnd), sum(owed_vnd), sum(delta_vnd),
                sum(online_charge_vnd)
                from statement_result where statement_id = ? group by statement_id, outcome""", statementId);
    }
}
