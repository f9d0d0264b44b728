package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.platform.database.SetBased;
import vn.postalgateway.settlement.Journal;
import vn.postalgateway.settlement.LedgerChain;
import vn.postalgateway.settlement.LedgerSealing;

/** The sealer: one at a time by an advisory lock, one period in each transaction. */
public class JdbcLedgerSealing implements LedgerSealing {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcLedgerSealing.class);
    private static final int FETCH = 2_000;
    private static final String UNSEALED = "select " + JournalRows.COLUMNS + """

            from ledger_journal j left join ledger_posting p using (journal_no)
            where j.contract = ? and j.period = ? and not exists (
                select 1 from ledger_seal s where s.journal_no = j.journal_no)
            order by j.journal_no, p.account""";
    private static final String WRITE = """
            insert into ledger_seal (contract, period, sequence, journal_no, hash, sealed_at)
            select ?, ?, ?::bigint + ordinality, journal_no, hash, ?
            from unnest(?::bigint[], ?::text[]) with ordinality piece (journal_no, hash, ordinality)""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public JdbcLedgerSealing(JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Chain(String contract, Date period) {
    }

    @Override
    public void seal() {
        List<Chain> open = jdbc.query("""
                select distinct j.contract, j.period from ledger_journal j where not exists (
                    select 1 from ledger_seal s where s.journal_no = j.journal_no) order by 1, 2""",
                (row, n) -> new Chain(row.getString(1), row.getDate(2)));
        for (Chain chain : open) {
            transaction.executeWithoutResult(status -> seal(chain));
        }
    }

    private void seal(Chain chain) {
        Boolean alone = jdbc.queryForObject("select pg_try_advisory_xact_lock(hashtextextended('ledger-seal', 0))",
                Boolean.class);
        if (!Boolean.TRUE.equals(alone)) {
            return;
        }
        SetBased.plan(jdbc);
        LedgerChain rule = new LedgerChain(chain.contract(), YearMonth.from(chain.period().toLocalDate()));
        Head head = jdbc.query("""
                        select sequence, hash from ledger_seal where contract = ? and period = ?
                        order by sequence desc limit 1""",
                (row, n) -> new Head(row.getLong(1), row.getString(2)), chain.contract(), chain.period()).stream()
                .findFirst().orElse(new Head(0, rule.beginning()));
        Seals seals = new Seals(chain, rule, head);
        JournalRows rows = new JournalRows(seals::add);
        jdbc.query(connection -> {
            var statement = connection.prepareStatement(UNSEALED);
            statement.setFetchSize(FETCH);
            statement.setString(1, chain.contract());
            statement.setDate(2, chain.period());
            return statement;
        }, row -> {
            rows.row(row);
        });
        rows.end();
        seals.write();
        LOG.info("Ledger of {} {}: {} journals, sealed by {}", chain.contract(), rule.period(), seals.head.sequence(),
                seals.head.hash());
    }

    private record Head(long sequence, String hash) {
    }

    private final class Seals {

        private final Chain chain;
        private final LedgerChain rule;
        private final Timestamp now = Timestamp.from(clock.instant());
        private final List<Long> journals = new ArrayList<>();
        private final List<String> hashes = new ArrayList<>();
        private Head head;

        Seals(Chain chain, LedgerChain rule, Head head) {
            this.chain = chain;
            this.rule = rule;
            this.head = head;
        }

        void add(Journal journal) {
            long sequence = head.sequence() + 1;
            head = new Head(sequence, rule.next(head.hash(), sequence, journal));
            journals.add(journal.journalNo());
            hashes.add(head.hash());
            if (hashes.size() == FETCH) {
                write();
            }
        }

        void write() {
            jdbc.update(WRITE, chain.contract(), chain.period(), head.sequence() - hashes.size(), now,
                    journals.toArray(Long[]::new), hashes.toArray(String[]::new));
            journals.clear();
            hashes.clear();
        }
    }
}
