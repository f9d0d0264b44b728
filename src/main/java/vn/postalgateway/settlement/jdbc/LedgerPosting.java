package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Brings the ledger to what a revision's content demands, by adding only: what stands and is not demanded any more is
 * reversed, what is demanded and does not stand is posted. Joins the caller's transaction.
 */
final class LedgerPosting {

    private static final int CHUNK = 50_000;

    private static final String REVERSE = """
            insert into ledger_journal (contract, period, revision, kind, subject, order_id, result_id, reverses,
                posted_by, posted_at)
            select j.contract, j.period, :revision, 'REVERSAL', j.subject || '/' || j.journal_no, j.order_id,
                j.result_id, j.journal_no, :by, :at
            from ledger_deviation(:contract, :period, :revision) d join ledger_journal j using (journal_no)
            order by j.journal_no""";
    private static final String REVERSE_ENTRIES = """
            insert into ledger_posting (journal_no, account, memo, amount_vnd)
            select r.journal_no, p.account, p.memo, -p.amount_vnd
            from ledger_journal r join ledger_posting p on p.journal_no = r.reverses
            where r.contract = :contract and r.period = :period and r.revision = :revision and r.kind = 'REVERSAL'
                and r.journal_no > :after and r.journal_no <= :upto""";
    private static final String SETTLE = """
            insert into ledger_journal (contract, period, revision, kind, subject, order_id, result_id, posted_by,
                posted_at)
            select :contract, :period, :revision, 'SETTLEMENT', c.subject, c.order_id, c.result_id, :by, :at
            from ledger_content(:contract, :period, :revision) c
            where not exists (select 1 from ledger_standing(:contract, :period) s where s.subject = c.subject)
            order by c.subject""";
    private static final String SETTLE_ENTRIES = """
            insert into ledger_posting (journal_no, account, memo, amount_vnd)
            select j.journal_no, e.account, e.memo, e.amount_vnd
            from ledger_journal j join ledger_entries(:contract, :period, :revision) e on e.subject = j.subject
            where j.contract = :contract and j.period = :period and j.revision = :revision and j.kind = 'SETTLEMENT'
                and j.journal_no > :after and j.journal_no <= :upto""";
    // A fee is collected with the delivery, whatever becomes of the tariff: booked once, where it is first seen.
    private static final String FEES = """
            insert into ledger_journal (contract, period, revision, kind, subject, order_id, result_id, posted_by,
                posted_at)
            select i.contract, i.period, i.revision, 'FEE_COLLECTED', i.order_id, i.order_id, i.result_id, :by, :at
            from period_item i
            where i.contract = :contract and i.period = :period and i.revision = :revision and i.carries_item
                and i.collect_fees_vnd > 0 and not exists (select 1 from ledger_journal f
                    where f.kind = 'FEE_COLLECTED' and f.order_id = i.order_id)
            order by i.order_id""";
    private static final String FEE_ENTRIES = """
            insert into ledger_posting (journal_no, account, memo, amount_vnd)
            select j.journal_no, e.account, false, e.amount_vnd
            from ledger_journal j
                join period_item i on i.contract = j.contract and i.period = j.period and i.revision = j.revision
                    and i.order_id = j.order_id and i.carries_item
                cross join lateral (values ('FEE_OWED_BY_POST', i.collect_fees_vnd),
                    ('FEE_COLLECTED', -i.collect_fees_vnd)) e (account, amount_vnd)
            where j.contract = :contract and j.period = :period and j.revision = :revision
                and j.kind = 'FEE_COLLECTED' and j.journal_no > :after and j.journal_no <= :upto""";
    private static final String HANDOVERS = """
            insert into ledger_journal (contract, period, revision, kind, subject, posted_by, posted_at)
            select h.contract, h.period, :revision, 'FEE_HANDED_OVER', h.handover_id, :by, :at from fee_handover h
            where h.contract = :contract and h.period = :period and not exists (select 1 from ledger_journal j
                where j.kind = 'FEE_HANDED_OVER' and j.contract = h.contract and j.subject = h.handover_id)
            order by h.handover_id""";
    private static final String HANDOVER_ENTRIES = """
            insert into ledger_posting (journal_no, account, memo, amount_vnd)
            select j.journal_no, e.account, false, e.amount_vnd
            from ledger_journal j join fee_handover h on h.handover_id = j.subject
                cross join lateral (values ('FEE_HANDED_OVER', h.amount_vnd),
                    ('FEE_OWED_BY_POST', -h.amount_vnd)) e (account, amount_vnd)
            where j.contract = :contract and j.period = :period and j.revision = :revision
                and j.kind = 'FEE_HANDED_OVER' and j.journal_no > :after and j.journal_no <= :upto""";

    private final JdbcClient jdbc;

    LedgerPosting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void post(String contract, Date period, int revision, String by, Timestamp at) {
        Work work = new Work(contract, period, revision, by, at);
        work.journals(REVERSE, REVERSE_ENTRIES);
        work.journals(SETTLE, SETTLE_ENTRIES);
        work.journals(FEES, FEE_ENTRIES);
        work.journals(HANDOVERS, HANDOVER_ENTRIES);
        if (jdbc.sql("select count(*) from ledger_deviation(?, ?, ?)").params(contract, period, revision)
                .query(Long.class).single() > 0) {
            throw new IllegalStateException("the ledger is not what the period's content demands");
        }
    }

    private final class Work {

        private final String contract;
        private final Date period;
        private final int revision;
        private final String by;
        private final Timestamp at;

        Work(String contract, Date period, int revision, String by, Timestamp at) {
            this.contract = contract;
            this.period = period;
            this.revision = revision;
            this.by = by;
            this.at = at;
        }

        // Entries follow piece by piece: no single statement lasts long, however many journals there are.
        void journals(String heads, String entries) {
            long before = last();
            named(heads).param("by", by).param("at", at).update();
            long end = last();
            for (long after = before; after < end; after += CHUNK) {
                named(entries).param("after", after).param("upto", after + CHUNK).update();
            }
        }

        private long last() {
            return jdbc.sql("select coalesce(max(journal_no), 0) from ledger_journal").query(Long.class).single();
        }

        private StatementSpec named(String sql) {
            return jdbc.sql(sql).param("contract", contract).param("period", period).param("revision", revision);
        }
    }
}
