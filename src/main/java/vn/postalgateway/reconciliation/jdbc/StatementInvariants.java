package vn.postalgateway.reconciliation.jdbc;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.reconciliation.StatementUnreadable;
import vn.postalgateway.tariff.Wording;

/**
 * What must be true of every statement's results, checked in the transaction that wrote them: each line and each item
 * of the
 * population has exactly one result, both sides' sums are those of the results, and every difference is explained to
 * the dong.
 */
final class StatementInvariants {

    private static final String SQL = """
            with line as (
                select count(*) as lines, coalesce(sum(claimed_vnd),
                0) as claimed from statement_line where statement_id = :id),
            item as (
                select count(*) as items, coalesce(sum(owed_vnd), 0) as owed from statement_item
                where statement_id = :id and in_population),
            result as (
                select count(line_no) as result_lines, count(*) filter (where carries_item) as result_items,
                    coalesce(sum(claimed_vnd), 0) as result_claimed, coalesce(sum(owed_vnd), 0) as result_owed,
                    coalesce(sum(delta_vnd), 0) as result_delta,
                    coalesce(sum(case when explanation <> '[]' then (
                        select sum((part ->> 'vnd')::bigint) from jsonb_array_elements(explanation) part) end), 0)
                        as result_explained
                from statement_result where statement_id = :id)
            select * from line, item, result""";

    private StatementInvariants() {
    }

    /** @throws StatementUnreadable with the numbers if they do not tie; then nothing of the match is kept */
    static void check(JdbcClient jdbc, String statementId) {
        Map<String, Object> sums = jdbc.sql(SQL).param("id", statementId).query().singleRow();
        tie(sums, "lines", "result_lines");
        tie(sums, "items", "result_items");
        tie(sums, "claimed", "result_claimed");
        tie(sums, "owed", "result_owed");
        tie(sums, "result_delta", "result_explained");
    }

    private static void tie(Map<String, Object> sums, String one, String other) {
        long left = ((Number) sums.get(one)).longValue();
        long right = ((Number) sums.get(other)).longValue();
        if (left != right) {
            String numbers = one + " " + left + ", " + other + " " + right;
            throw new StatementUnreadable("sums-do-not-tie", new Wording(
                    "Kết quả đối soát không khớp tổng: " + numbers + ".", "The results do not tie: " + numbers + "."));
        }
    }
}
