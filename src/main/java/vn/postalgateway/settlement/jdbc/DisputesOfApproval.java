package vn.postalgateway.settlement.jdbc;

import com.github.f4b6a3.ulid.UlidCreator;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an approval does to disputes: those it leaves out open, those it decides after all end, and those whose
 * adjustment it books end too. Joins the caller's transaction, after the period has become approved.
 */
final class DisputesOfApproval {

    // Where the item stands in the line, it stays the same in a new version of the statement; where another line has
    // settled it, the dispute is about the line alone.
    private static final String ABOUT_ITEM = """
            i.carries_item and not exists (select 1 from period_item o where o.contract = i.contract
                and o.period = i.period and o.revision = i.revision and o.order_id = i.order_id
                and o.disposition = 'SETTLED')""";
    private static final String SUBJECT = "case when " + ABOUT_ITEM + " then i.order_id else i.row_key end";
    private static final String LEFT_OUT = """
            select i.row_key from period_item i where i.contract = ? and i.period = ? and i.revision = ?
                and i.disposition = 'DISPUTED' and not exists (select 1 from dispute d
                    where d.contract = i.contract and d.period = i.period and d.subject = %s
                        and (d.state <> 'CLOSED' or exists (select 1 from dispute_adjustment a
                            where a.dispute_id = d.dispute_id)))
            order by i.row_key""".formatted(SUBJECT);
    private static final String OPEN = """
            with opened as (
                insert into dispute (dispute_id, contract, period, subject, result_id, line_no, order_id, carries_item,
                    item_code, outcome, claimed_vnd, owed_vnd, opened_at)
                select n.dispute_id, i.contract, i.period, %s, i.result_id, i.line_no, i.order_id, %s,
                    i.item_code, i.outcome, i.claimed_vnd, r.owed_vnd, ?
                from unnest(?::text[], ?::text[]) n (row_key, dispute_id)
                    join period_item i on i.row_key = n.row_key and i.contract = ? and i.period = ? and i.revision = ?
                    join statement_result r on r.result_id = i.result_id
                returning dispute_id, result_id)
            insert into dispute_event (dispute_id, kind, side, actor, at, words)
            select o.dispute_id, 'OPENED', 'AGENCY', l.actor, ?, l.reason
            from opened o join line_decision_now l using (result_id)
            order by o.dispute_id""".formatted(SUBJECT, ABOUT_ITEM);
    private static final String END = """
            with ended as (
                update dispute d set state = 'CLOSED' where d.contract = ? and %s returning d.dispute_id)
            insert into dispute_event (dispute_id, kind, side, actor, at)
            select dispute_id, 'CLOSED', 'AGENCY', ?, ? from ended order by dispute_id""";
    private static final String DECIDED_AFTER_ALL = END.formatted("""
            d.period = ? and d.state not in ('ADJUSTED', 'CLOSED')
                and not exists (select 1 from disputed_row(d.dispute_id))""");
    private static final String BOOKED = END.formatted("""
            d.state = 'ADJUSTED' and exists (select 1 from dispute_adjustment a where a.dispute_id = d.dispute_id
                and a.contract = d.contract and a.period = ?)""");

    private final JdbcClient jdbc;

    DisputesOfApproval(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void follow(String contract, Date month, int revision, String actor, Timestamp now) {
        jdbc.sql(DECIDED_AFTER_ALL).params(contract, month, actor, now).update();
        jdbc.sql(BOOKED).params(contract, month, actor, now).update();
        List<String> rows = jdbc.sql(LEFT_OUT).params(contract, month, revision).query(String.class).list();
        String[] ids = Stream.generate(() -> "dsp_" + UlidCreator.getMonotonicUlid()).limit(rows.size())
                .toArray(String[]::new);
        jdbc.sql(OPEN).params(now, rows.toArray(String[]::new), ids, contract, month, revision, now).update();
    }
}
