package vn.postalgateway.reconciliation.jdbc;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.platform.invariant.Invariant;
import vn.postalgateway.platform.invariant.Invariants;
import vn.postalgateway.platform.invariant.SqlInvariant;

/**
 * What must always be true of judged statements, as {@link StatementInvariants} demanded it when they were judged. Each
 * look takes the newest one and one of all others.
 */
public class StatementResultInvariants implements Invariants {

    private static final String RESULTS = """
            select chosen.statement_id from (
                (select statement_id from statement where state = 'READY' order by finished_at desc limit 1)
                union (select statement_id from statement where state = 'READY' order by random() limit 1)) chosen,
            lateral (select count(line_no) as lines, count(*) filter (where carries_item) as items, count(*) as results,
                    coalesce(sum(claimed_vnd), 0) as claimed, coalesce(sum(owed_vnd), 0) as owed
                from statement_result r where r.statement_id = chosen.statement_id) r,
            lateral (select count(*) as lines, coalesce(sum(claimed_vnd), 0) as claimed
                from statement_line l where l.statement_id = chosen.statement_id) l,
            lateral (select count(*) as items, coalesce(sum(owed_vnd), 0) as owed
                from statement_item i where i.statement_id = chosen.statement_id and in_population) i,
            lateral (select coalesce(sum(results), 0) as results, coalesce(sum(claimed_vnd), 0) as claimed,
                    coalesce(sum(owed_vnd), 0) as owed
                from statement_sum s where s.statement_id = chosen.statement_id) s
            where (r.lines, r.claimed, r.items, r.owed) <> (l.lines, l.claimed, i.items, i.owed)
                or (r.results, r.claimed, r.owed) <> (s.results, s.claimed, s.owed)""";

    private final JdbcClient jdbc;

    public StatementResultInvariants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Invariant> list() {
        return List.of(new SqlInvariant("statement-results", jdbc, RESULTS));
    }
}
