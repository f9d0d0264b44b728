package vn.postalgateway.console.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.console.Difference;
import vn.postalgateway.console.FinancePanel;
import vn.postalgateway.console.Funding;
import vn.postalgateway.console.StatementSums;
import vn.postalgateway.reconciliation.ExplanationPart;
import vn.postalgateway.tariff.Vnd;

/** Sums who pays, and what the newest statement came to. */
final class FinanceRows {

    private static final int LARGEST = 6;

    private final JdbcClient jdbc;

    FinanceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    FinancePanel panel() {
        StatementSums statement = statement();
        return statement == null ? new FinancePanel(typical(), billable(), null, Map.of(), List.of())
                : new FinancePanel(typical(), billable(), statement, outcomes(statement.statementId()),
                        largest(statement.statementId()));
    }

    private Funding typical() {
        return jdbc.sql("""
                        select count(*) as items, tariff_vnd, citizen_vnd, budget_vnd, post_vnd from delivery_order
                        where billable_month is not null group by tariff_vnd, citizen_vnd, budget_vnd, post_vnd
                        order by items desc, tariff_vnd limit 1""")
                .query((rs, n) -> funding(rs, rs.getLong("items"))).optional().orElse(Funding.NONE);
    }

    private Funding billable() {
        return jdbc.sql("""
                        select count(*) as items, coalesce(sum(tariff_vnd), 0) as tariff_vnd,
                            coalesce(sum(citizen_vnd), 0) as citizen_vnd, coalesce(sum(budget_vnd), 0) as budget_vnd,
                            coalesce(sum(post_vnd), 0) as post_vnd
                        from delivery_order where billable_month is not null""")
                .query((rs, n) -> funding(rs, rs.getLong("items"))).single();
    }

    static Funding funding(ResultSet rs, long items) throws SQLException {
        return new Funding(items, Vnd.of(rs.getLong("tariff_vnd")), Vnd.of(rs.getLong("citizen_vnd")),
                Vnd.of(rs.getLong("budget_vnd")), Vnd.of(rs.getLong("post_vnd")));
    }

    // A match or a person confirms a claim; whatever else was claimed is contested or carried over.
    private StatementSums statement() {
        return jdbc.sql("""
                        select s.statement_id, s.operator, s.contract, s.period, s.version, s.state, m.*
                        from (select * from statement order by received_at desc, version desc limit 1) s
                            cross join lateral statement_standing(s.statement_id) m""")
                .query((rs, n) -> sums(rs)).optional().orElse(null);
    }

    private static StatementSums sums(ResultSet rs) throws SQLException {
        return new StatementSums(rs.getString("statement_id"), rs.getString("operator"), rs.getString("contract"),
                YearMonth.from(rs.getDate("period").toLocalDate()), rs.getInt("version"), rs.getString("state"),
                Vnd.of(rs.getLong("claimed_vnd")), Vnd.of(rs.getLong("confirmed_vnd")),
                Vnd.of(rs.getLong("contested_vnd")), Vnd.of(rs.getLong("carried_over_vnd")),
                Vnd.of(rs.getLong("online_vnd")), rs.getLong("contested_lines"));
    }

    private Map<String, Long> outcomes(String statementId) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("select outcome, results from statement_sum where statement_id = ? order by results desc, outcome")
                .param(statementId).query(rs -> {
                    counts.put(rs.getString("outcome"), rs.getLong("results"));
                });
        return counts;
    }

    private List<Difference> largest(String statementId) {
        return jdbc.sql("""
                        select outcome, line_no, item_code, order_id, claimed_vnd, owed_vnd, delta_vnd, explanation
                        from statement_result
                        where statement_id = ? and delta_vnd <> 0 and outcome <> 'EXPECTED'
                        order by abs(delta_vnd) desc, result_id limit\s""" + LARGEST)
                .param(statementId)
                .query((rs, n) -> new Difference(rs.getString("outcome"), rs.getObject("line_no", Integer.class),
                        rs.getString("item_code"), rs.getString("order_id"), Vnd.of(rs.getLong("claimed_vnd")),
                        Vnd.of(rs.getLong("owed_vnd")), Vnd.of(rs.getLong("delta_vnd")),
                        ExplanationParts.of(rs.getString("explanation")).stream().map(ExplanationPart::text)
                                .toList())).list();
    }
}
