package vn.postalgateway.reconciliation.jdbc;

import java.sql.Date;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.reconciliation.StatementKey;

/**
 * Writes down how a version that was just read differs from the one before it. Lines of equal content are the same
 * lines, wherever they stand; of the others those that name the same item belong together. Joins the caller's
 * transaction.
 */
final class VersionDifference {

    private static final String PREVIOUS = """
            select p.statement_id from statement p
            where p.operator = ? and p.contract = ? and p.period = ? and p.line_count is not null
                and p.version < (select version from statement where statement_id = ?)
            order by p.version desc limit 1""";

    private static final String SQL = """
            with differs as materialized (
                select content from (
                    select content_of(l) as content, 1 as n from statement_line l where statement_id = :id
                    union all
                    select content_of(l), -1 from statement_line l where statement_id = :previous) both_versions
                group by content having sum(n) <> 0),
            numbered as (
                select l.statement_id, l.line_no, content, coalesce(l.claimed_vnd, 0) as claimed,
                    coalesce('code ' || l.item_code, 'reference ' || l.order_reference,
                        'dossier ' || l.dossier_codes || ' ' || l.service || ' ' || l.accepted_on,
                        'dossier ' || l.dossier_codes, '') as named,
                    row_number() over (partition by l.statement_id, content order by l.line_no) as copy
                from statement_line l join differs on content = content_of(l)
                where l.statement_id in (:id, :previous)),
            left_over as (
                select statement_id, line_no, claimed, named,
                    row_number() over (partition by statement_id, named order by content, line_no) as place
                from numbered n
                where not exists (select 1 from numbered o where o.statement_id <> n.statement_id
                                  and o.content = n.content and o.copy = n.copy)),
            change as (
                select now.line_no, old.line_no as previous_line_no,
                    coalesce(now.claimed, 0) - coalesce(old.claimed, 0) as delta
                from (select * from left_over where statement_id = :id) now
                    full join (select * from left_over where statement_id = :previous) old
                    on old.named = now.named and old.place = now.place)
            insert into statement_change (statement_id, change_no, kind, line_no, previous_line_no, delta_vnd)
            select :id, row_number() over (order by abs(delta) desc, line_no nulls last, previous_line_no),
                case when previous_line_no is null then 'ADDED' when line_no is null then 'REMOVED'
                    else 'CHANGED' end,
                line_no, previous_line_no, delta
            from change""";

    private VersionDifference() {
    }

    static void write(JdbcClient jdbc, String statementId, StatementKey key) {
        Optional<String> previous = jdbc.sql(PREVIOUS).params(key.operator(), key.contract(),
                Date.valueOf(key.period().atDay(1)), statementId).query(String.class).optional();
        previous.ifPresent(id -> {
            jdbc.sql("update statement set previous_id = ? where statement_id = ?").params(id, statementId).update();
            jdbc.sql(SQL).param("id", statementId).param("previous", id).update();
        });
    }
}
