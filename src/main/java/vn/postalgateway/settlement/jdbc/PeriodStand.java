package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.settlement.PeriodView.Approval;
import vn.postalgateway.settlement.PeriodView.Origin;
import vn.postalgateway.settlement.PeriodView.Reopening;
import vn.postalgateway.settlement.PeriodView.Submission;
import vn.postalgateway.tariff.Vnd;

/**
 * Where a period stands: its state, and who signed what.
 *
 * @param statementId the statement that counts: the submitted one once closed, else the newest that is ready; or null
 */
record PeriodStand(String state, int revision, String statementId, Submission submission, Approval approval,
                   Reopening reopening, String newestStatement) {

    private static final String SQL = """
            select coalesce(p.state, 'OPEN') as state, coalesce(p.revision, 1) as revision, s.statement_id,
                s.content_sha256, s.submitted_by, s.submitted_at, a.approved_by, a.approved_at, a.pay_by, r.reopened_by,
                r.reopened_at, r.reason, newest.statement_id as newest
            from (select ?::text as contract, ?::date as period) asked
                left join settlement_period p using (contract, period)
                left join period_submission s using (contract, period, revision)
                left join period_approval a using (contract, period, revision)
                left join period_reopening r on r.contract = p.contract and r.period = p.period
                    and r.revision = p.revision - 1
                left join lateral (
                    select n.statement_id from statement n where n.contract = asked.contract
                        and n.period = asked.period and n.state = 'READY'
                    order by n.version desc limit 1) newest on true
            """;
    private static final String LANDED = """
            select open.origin, count(*) as items, sum(o.owed_vnd) as owed
            from open_items(?, ?) open join delivery_order o using (order_id)
            where open.origin <> ? group by open.origin order by open.origin""";
    private static final String LANDED_ONCE = """
            select origin, count(*) as items, sum(online_vnd + subsidy_vnd) as owed from period_item
            where contract = ? and period = ? and origin <> ? and revision = ? and carries_item
                and action is distinct from 'ADJUSTMENT'
            group by origin order by origin""";

    private static final String OTHER_MONTHS = """
            select coalesce(sum(p.amount_vnd), 0) from ledger_journal j join ledger_posting p using (journal_no)
            where j.contract = ? and j.period <> ? and j.period between ? and ?
                and p.account in ('BUDGET', 'ACCEPTED_DIFFERENCE')""";
    private static final String OWN = """
            select coalesce(sum(confirmed_vnd - case when disposition = 'SETTLED' and carries_item then online_vnd
                else 0 end), 0) from\s""";

    static PeriodStand of(JdbcClient jdbc, String contract, YearMonth period) {
        return jdbc.sql(SQL).params(contract, month(period)).query(PeriodStand::read).single();
    }

    private static PeriodStand read(ResultSet row, int n) throws SQLException {
        String state = row.getString("state");
        boolean closed = state.equals("SUBMITTED") || state.equals("APPROVED");
        return new PeriodStand(state, row.getInt("revision"),
                row.getString(closed ? "statement_id" : "newest"),
                row.getString("submitted_by") == null ? null : new Submission(row.getString("content_sha256"),
                        row.getString("submitted_by"), row.getTimestamp("submitted_at").toInstant()),
                row.getString("approved_by") == null ? null : new Approval(row.getString("approved_by"),
                        row.getTimestamp("approved_at").toInstant(), row.getObject("pay_by", LocalDate.class)),
                row.getString("reopened_by") == null ? null : new Reopening(row.getString("reopened_by"),
                        row.getTimestamp("reopened_at").toInstant(), row.getString("reason")),
                row.getString("newest"));
    }

    boolean closed() {
        return submission != null;
    }

    /** A version that came after the period was closed; it does not count. */
    String laterStatement() {
        return closed() && newestStatement != null && !newestStatement.equals(statementId) ? newestStatement : null;
    }

    List<Origin> broughtForward(JdbcClient jdbc, String contract, YearMonth period) {
        var query = closed()
                ? jdbc.sql(LANDED_ONCE).params(contract, month(period), month(period), revision)
                : jdbc.sql(LANDED).params(contract, month(period), month(period));
        return query.query((row, n) -> new Origin(YearMonth.from(row.getDate("origin").toLocalDate()),
                row.getLong("items"), Vnd.of(row.getLong("owed")))).list();
    }

    /** What the month before carried over, if it is closed. */
    static Vnd carriedIn(JdbcClient jdbc, String contract, YearMonth period) {
        return Vnd.of(jdbc.sql("""
                        select coalesce(sum(s.carried_over_vnd), 0) from period_submission s
                            join settlement_period p using (contract, period, revision)
                        where s.contract = ? and s.period = ? and p.state in ('SUBMITTED', 'APPROVED')""")
                .params(contract, month(period.minusMonths(1))).query(Long.class).single());
    }

    /** The year's other months by the ledger, this one by what is confirmed; online charges are not the budget's. */
    Vnd budgetUsed(JdbcClient jdbc, String contract, YearMonth period) {
        long others = jdbc.sql(OTHER_MONTHS).params(contract, month(period),
                month(YearMonth.of(period.getYear(), 1)), month(YearMonth.of(period.getYear(), 12)))
                .query(Long.class).single();
        long here = closed()
                ? jdbc.sql(OWN + "period_item where contract = ? and period = ? and revision = ?")
                        .params(contract, month(period), revision).query(Long.class).single()
                : jdbc.sql(OWN + "period_rows(?, ?, ?)").param(contract).param(month(period)).param(statementId)
                        .query(Long.class).single();
        return Vnd.of(others + here);
    }

    private static Date month(YearMonth period) {
        return Date.valueOf(period.atDay(1));
    }
}
