package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.postalgateway.settlement.Journal;
import vn.postalgateway.settlement.LedgerChain;
import vn.postalgateway.settlement.LedgerFinding;
import vn.postalgateway.settlement.LedgerFinding.Kind;

/**
 * Walks one period's chain from its beginning. After a broken link it goes on from the stored hash, so that each break
 * is told once.
 */
final class ChainWalk {

    private static final int FETCH = 2_000;
    private static final String CHAIN = "select s.sequence, s.hash, s.journal_no as sealed, "
            + JournalRows.COLUMNS + """

            from ledger_seal s left join ledger_journal j on j.journal_no = s.journal_no
                left join ledger_posting p on p.journal_no = j.journal_no
            where s.contract = ? and s.period = ? order by s.sequence, p.account""";
    private static final String UNSEALED = """
            select j.journal_no from ledger_journal j where j.contract = ? and j.period = ? and not exists (
                select 1 from ledger_seal s where s.journal_no = j.journal_no) order by 1""";

    private final JdbcTemplate jdbc;
    private final String contract;
    private final YearMonth period;
    private final LedgerChain rule;
    private final FirstFindings findings;
    private String before;
    private long expected = 1;
    private long sequence;
    private String hash;

    ChainWalk(JdbcTemplate jdbc, String contract, YearMonth period, FirstFindings findings) {
        this.jdbc = jdbc;
        this.contract = contract;
        this.period = period;
        this.rule = new LedgerChain(contract, period);
        this.findings = findings;
        this.before = rule.beginning();
    }

    void walk() {
        JournalRows rows = new JournalRows(this::judge);
        Date month = Date.valueOf(period.atDay(1));
        jdbc.query(connection -> {
            var statement = connection.prepareStatement(CHAIN);
            statement.setFetchSize(FETCH);
            statement.setString(1, contract);
            statement.setDate(2, month);
            return statement;
        }, row -> {
            step(row, rows);
        });
        rows.end();
        jdbc.query(UNSEALED, row -> {
            add(Kind.UNSEALED, null, row.getString(1));
        }, contract, month);
    }

    private void step(ResultSet row, JournalRows rows) throws SQLException {
        if (row.getLong("sequence") != sequence) {
            rows.end();
            sequence = row.getLong("sequence");
            hash = row.getString("hash");
            if (expected < sequence) {
                add(Kind.MISSING, expected, gap(expected, sequence - 1));
            }
            expected = sequence + 1;
        }
        if (row.getObject("journal_no") == null) {
            add(Kind.MISSING, sequence, row.getString("sealed"));
            before = hash;
        } else {
            rows.row(row);
        }
    }

    private void judge(Journal journal) {
        String subject = String.valueOf(journal.journalNo());
        if (!journal.contract().equals(contract) || !journal.period().equals(period)) {
            add(Kind.MOVED, sequence, subject);
        } else if (!rule.next(before, sequence, journal).equals(hash)) {
            add(Kind.CHANGED, sequence, subject);
        }
        if (!journal.isBalanced()) {
            add(Kind.UNBALANCED, sequence, subject);
        }
        before = hash;
    }

    private static String gap(long first, long last) {
        return first == last ? "sequence " + first : "sequences " + first + " to " + last;
    }

    private void add(Kind kind, Long at, String subject) {
        findings.add(new LedgerFinding(contract, period, kind, at, subject));
    }
}
