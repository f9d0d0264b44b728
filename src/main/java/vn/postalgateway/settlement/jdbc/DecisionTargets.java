package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.settlement.DecisionPreview.Conflict;
import vn.postalgateway.settlement.Selection;
import vn.postalgateway.tariff.Vnd;

/** The results that a selection means, and what a decision about them moves. Joins the caller's transaction. */
final class DecisionTargets {

    private static final String TARGET = """
            with target as materialized (
                select * from line_standing where statement_id = :statement and
            """;

    private final JdbcClient jdbc;
    private final Selection selection;

    private DecisionTargets(JdbcClient jdbc, Selection selection) {
        this.jdbc = jdbc;
        this.selection = selection;
    }

    static DecisionTargets of(JdbcClient jdbc, Selection selection) {
        return new DecisionTargets(jdbc, selection);
    }

    /** @param confirmed what is confirmed afterwards minus what is confirmed now; likewise the others */
    record Moved(long lines, Vnd confirmed, Vnd carriedOver, Vnd online) {
    }

    long count() {
        return sql("select count(*) from target").query(Long.class).single();
    }

    Moved moved(Resolution action) {
        return sql("""
                select count(*) as lines,
                    coalesce(sum(claim_confirmed(:action, outcome, claimed_vnd, owed_vnd) - confirmed_vnd), 0)
                        as confirmed,
                    coalesce(sum(claim_carried(:action, claimed_vnd) - carried_over_vnd), 0) as carried,
                    coalesce(sum(case when claim_disposition(:action, outcome, carries_item, line_no is not null)
                            = 'SETTLED' then online_charge_vnd else 0 end
                        - case when disposition = 'SETTLED' then online_charge_vnd else 0 end), 0) as online
                from target""").param("action", action.name())
                .query((row, n) -> new Moved(row.getLong("lines"), Vnd.of(row.getLong("confirmed")),
                        Vnd.of(row.getLong("carried")), Vnd.of(row.getLong("online")))).single();
    }

    List<Conflict> conflicts(Resolution action, String contract, Date period, int limit) {
        return sql("""
                , settling as (
                    select result_id, order_id from target where order_id is not null
                        and claim_disposition(:action, outcome, carries_item, line_no is not null) = 'SETTLED'),
                others as (
                    select l.order_id from line_standing l
                    where l.statement_id = :statement and l.disposition = 'SETTLED' and l.order_id is not null
                        and l.order_id in (select order_id from settling)
                        and l.result_id not in (select result_id from target)),
                named as (
                    select result_id, order_id, count(*) over (partition by order_id) as times from settling)
                select result_id, 'settles-twice' as code from named
                    where times > 1 or order_id in (select order_id from others)
                union all
                select n.result_id, 'settled-elsewhere' from named n join settled_item s using (order_id)
                    where (s.contract, s.period) is distinct from (:contract, :period)
                union all
                select t.result_id, 'settled-here' from target t join settled_item s using (order_id)
                    where :action = 'NEXT_PERIOD' and t.carries_item and s.contract = :contract and s.period = :period
                order by 1, 2 limit :limit""").param("action", action.name()).param("contract", contract)
                .param("period", period).param("limit", limit)
                .query((row, n) -> new Conflict(row.getString(1), row.getString(2))).list();
    }

    void write(String contract, Date period, Resolution action, String reason, String actor, Timestamp at) {
        sql("""
                insert into line_decision (statement_id, result_id, contract, period, action, reason, actor, decided_at)
                select :statement, result_id, :contract, :period, :action, :reason, :actor, :at
                from target order by result_id""").param("contract", contract).param("period", period)
                .param("action", action.name()).param("reason", reason).param("actor", actor).param("at", at).update();
    }

    /** The orders whose item stands in one of the results. */
    List<String> orders(String which) {
        return sql("select order_id from target where carries_item and " + which + " order by order_id")
                .query(String.class).list();
    }

    private StatementSpec sql(String select) {
        boolean named = !selection.resultIds().isEmpty();
        String which = named ? "result_id = any(:results)"
                : "outcome = :outcome" + (selection.decidedToo() ? "" : " and action is null");
        StatementSpec spec = jdbc.sql(TARGET + which + ")\n" + select).param("statement", selection.statementId());
        return named ? spec.param("results", selection.resultIds().toArray(String[]::new))
                : spec.param("outcome", selection.outcome().name());
    }
}
