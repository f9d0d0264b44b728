package vn.postalgateway.console.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.console.ComparedLine;
import vn.postalgateway.console.DifferenceFilter;
import vn.postalgateway.console.Differences;
import vn.postalgateway.console.DifferingLine;
import vn.postalgateway.platform.database.SetBased;
import vn.postalgateway.tariff.Vnd;

/**
 * {@link Differences} from the narrow table of what differs: the ids that fit are found in one pass, then the few of
 * one page are looked up with all that is shown of them.
 */
public class JdbcDifferences implements Differences {

    private static final int FETCH = 1_000;
    private static final String ABSENT = """
            select a.code from unnest(:codes::text[]) with ordinality a (code, n)
            where not exists (select 1 from difference_code c
                where c.statement_id = :statement and c.code = upper(a.code) collate "C") order by a.n""";
    // What matches is looked up code by code through its item, for it is most of a month.
    private static final String MATCHED = """
            select a.code, m.result_id from unnest(:codes::text[]) a (code)
                cross join lateral (
                    select r.result_id from statement_result r
                    where r.statement_id = :statement and r.carries_item and r.outcome = 'MATCHED'
                        and r.order_id = any(array(
                        select o.order_id from delivery_order o
                            where o.operator = (select operator from statement where statement_id = :statement)
                                and o.item_code = any(array[a.code, upper(a.code)])
                        union all
                        select d.order_id from order_dossier d where d.code = any(array[a.code, upper(a.code)])
                        union all
                        select a.code))
                    limit 1) m""";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate streaming;
    private final TransactionOperations transaction;

    public JdbcDifferences(JdbcTemplate template, TransactionOperations transaction) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        JdbcTemplate piecewise = new JdbcTemplate(template.getDataSource());
        piecewise.setFetchSize(FETCH);
        this.streaming = new NamedParameterJdbcTemplate(piecewise);
        this.transaction = transaction;
    }

    private record Page(List<String> ids, Found sums) { }

    @Override
    public Found find(String statementId, DifferenceFilter filter, int page, int size) {
        DifferenceQuery query = new DifferenceQuery(statementId, filter);
        Page found = transaction.execute(status -> {
            SetBased.plan(template);
            // What is joined and sorted stays in memory: it is narrow, and no longer than a statement.
            template.execute("set local work_mem = '64MB'");
            return new Page(ids(query, size, (page - 1L) * size), sums(query));
        });
        Found sums = found.sums();
        return new Found(sums.results(), sums.undecided(), sums.claimed(), sums.owed(), sums.delta(),
                named(statementId, found.ids()));
    }

    private List<String> ids(DifferenceQuery query, int most, long offset) {
        return jdbc.sql("select r.result_id " + query.from() + DifferenceQuery.ORDER + "limit :most offset :offset")
                .params(query.parameters()).param("most", most).param("offset", offset).query(String.class).list();
    }

    private Found sums(DifferenceQuery query) {
        return jdbc.sql("select count(*), count(*) filter (where " + DifferenceQuery.UNDECIDED + """
                        ), coalesce(sum(r.claimed_vnd), 0), coalesce(sum(r.owed_vnd), 0), coalesce(sum(r.delta_vnd), 0)
                        """ + query.fromWithDecisions()).params(query.parameters())
                .query((row, n) -> new Found(row.getLong(1), row.getLong(2), Vnd.of(row.getLong(3)),
                        Vnd.of(row.getLong(4)), Vnd.of(row.getLong(5)), List.of())).single();
    }

    @Override
    public List<DifferingLine> named(String statementId, List<String> resultIds) {
        return jdbc.sql(LineRow.SELECT + "where r.result_id = any(:ids) and r.statement_id = :statement"
                        + DifferenceQuery.ORDER)
                .param("ids", resultIds.toArray(String[]::new)).param("statement", statementId)
                .query((row, n) -> LineRow.line(row)).list();
    }

    @Override
    public List<String> ids(String statementId, DifferenceFilter filter, int most) {
        return transaction.execute(status -> {
            SetBased.plan(template);
            return ids(new DifferenceQuery(statementId, filter), most + 1, 0);
        });
    }

    @Override
    public void each(String statementId, DifferenceFilter filter, Consumer<DifferingLine> line) {
        DifferenceQuery query = new DifferenceQuery(statementId, filter);
        // Only inside a transaction the driver fetches piece by piece.
        transaction.executeWithoutResult(status -> {
            SetBased.plan(streaming.getJdbcOperations());
            streaming.query(LineRow.SELECT + "where r.statement_id = :statement and r.result_id in (select r.result_id "
                    + query.from() + ")" + DifferenceQuery.ORDER, query.parameters(), row -> {
                        line.accept(LineRow.line(row));
                    });
        });
    }

    @Override
    public Elsewhere elsewhere(String statementId, List<String> codes) {
        List<String> absent = codes(ABSENT, statementId, codes).query(String.class).list();
        Map<String, String> matched = new LinkedHashMap<>();
        codes(MATCHED, statementId, absent).query(row -> {
            matched.put(row.getString("code"), row.getString("result_id"));
        });
        return new Elsewhere(matched, absent.stream().filter(code -> !matched.containsKey(code)).toList());
    }

    private JdbcClient.StatementSpec codes(String sql, String statementId, List<String> codes) {
        return jdbc.sql(sql).param("statement", statementId).param("codes", codes.toArray(String[]::new));
    }

    @Override
    public List<String> agencies(String statementId) {
        return jdbc.sql("""
                        select distinct agency_code from difference
                        where statement_id = ? and agency_code is not null order by 1""")
                .param(statementId).query(String.class).list();
    }

    @Override
    public Optional<ComparedLine> line(String statementId, String resultId) {
        return jdbc.sql(LineRow.SELECT + "where r.result_id = ? and r.statement_id = ?").params(resultId, statementId)
                .query((row, n) -> LineRow.compared(row)).optional();
    }
}
