package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.platform.database.SetBased;
import vn.postalgateway.settlement.LedgerFinding.Kind;
import vn.postalgateway.settlement.LedgerFinding;
import vn.postalgateway.settlement.LedgerReport;
import vn.postalgateway.settlement.LedgerVerification;

/** Looks through the ledger of every period in one snapshot: chain, balance, signed content. Constant memory. */
public class JdbcLedgerVerification implements LedgerVerification {

    private static final String PERIODS = """
            select contract, period from ledger_journal union select contract, period from ledger_seal
            union select contract, period from period_submission order by 1, 2""";
    private static final String SIGNED = """
            select s.revision, s.statement_id, s.content_sha256, s.confirmed_vnd,
                s.revision = p.revision and p.state = 'APPROVED' as stands
            from period_submission s join settlement_period p using (contract, period)
            where s.contract = ? and s.period = ? order by s.revision""";
    private static final String PAYABLE = """
            select coalesce(sum(p.amount_vnd), 0) from ledger_journal j join ledger_posting p using (journal_no)
            where j.contract = ? and j.period = ?
                and p.account in ('CITIZEN_ONLINE', 'BUDGET', 'ACCEPTED_DIFFERENCE')""";

    private static final String DEVIATION =
            "select subject from ledger_deviation(?, ?, ?) order by subject limit " + FirstFindings.MOST;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;

    /** @param snapshot of isolation REPEATABLE READ: all of it sees one moment */
    public JdbcLedgerVerification(JdbcTemplate jdbc, TransactionTemplate snapshot) {
        this.jdbc = jdbc;
        this.snapshot = snapshot;
    }

    private record Period(String contract, Date month) {
        YearMonth yearMonth() {
            return YearMonth.from(month.toLocalDate());
        }
    }

    private record Signed(int revision, String statementId, String sha256, long confirmed, boolean stands) {
    }

    @Override
    public LedgerReport verify() {
        return snapshot.execute(status -> {
            SetBased.plan(jdbc);
            FirstFindings findings = new FirstFindings();
            List<Period> periods = jdbc.query(PERIODS, (row, n) -> new Period(row.getString(1), row.getDate(2)));
            for (Period period : periods) {
                new ChainWalk(jdbc, period.contract(), period.yearMonth(), findings).walk();
                content(period, findings);
            }
            Long journals = jdbc.queryForObject("select count(*) from ledger_journal", Long.class);
            return new LedgerReport(periods.size(), journals, findings.all());
        });
    }

    private void content(Period period, FirstFindings findings) {
        List<Signed> revisions = jdbc.query(SIGNED, (row, n) -> new Signed(row.getInt("revision"),
                row.getString("statement_id"), row.getString("content_sha256"), row.getLong("confirmed_vnd"),
                row.getBoolean("stands")), period.contract(), period.month());
        for (Signed signed : revisions) {
            String found = new PeriodContent(jdbc, period.contract(), period.yearMonth(), signed.revision())
                    .sha256(signed.statementId());
            if (!found.equals(signed.sha256())) {
                add(period, Kind.CONTENT, "revision " + signed.revision(), findings);
            }
            if (signed.stands()) {
                standing(period, signed, findings);
            }
        }
    }

    private void standing(Period period, Signed signed, FirstFindings findings) {
        Long payable = jdbc.queryForObject(PAYABLE, Long.class, period.contract(), period.month());
        if (payable == null || payable != signed.confirmed()) {
            add(period, Kind.DEVIATION, "payable " + payable + ", signed " + signed.confirmed(), findings);
        }
        jdbc.query(DEVIATION, row -> {
            add(period, Kind.DEVIATION, row.getString(1), findings);
        }, period.contract(), period.month(), signed.revision());
        jdbc.query("""
                select i.order_id from period_item i where i.contract = ? and i.period = ? and i.revision = ?
                    and i.disposition = 'SETTLED' and i.order_id is not null and i.result_id is not null
                    and not settled_before(i.order_id, i.contract, i.period, i.action, i.origin)
                order by 1 limit\s""" + FirstFindings.MOST, row -> {
            add(period, Kind.UNCLAIMED, row.getString(1), findings);
        }, period.contract(), period.month(), signed.revision());
    }

    private static void add(Period period, Kind kind, String subject, FirstFindings findings) {
        findings.add(new LedgerFinding(period.contract(), period.yearMonth(), kind, null, subject));
    }
}
