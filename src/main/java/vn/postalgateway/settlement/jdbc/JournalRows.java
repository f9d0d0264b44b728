package vn.postalgateway.settlement.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.settlement.Journal;
import vn.postalgateway.tariff.Vnd;

/** Reads journals with their lines out of rows that are sorted by journal. */
final class JournalRows {

    /** A journal's columns and those of one of its lines; aliases {@code j} and {@code p}. */
    static final String COLUMNS = """
            j.journal_no, j.contract, j.period, j.revision, j.kind, j.subject, j.order_id, j.result_id, j.reverses,
            j.posted_by, j.posted_at, p.account, p.memo, p.amount_vnd""";

    /** What is done with each journal. */
    interface Reader {
        void read(Journal journal);
    }

    private final Reader reader;
    private final List<Journal.Posting> postings = new ArrayList<>();
    private Journal open;

    JournalRows(Reader reader) {
        this.reader = reader;
    }

    void row(ResultSet row) throws SQLException {
        long journalNo = row.getLong("journal_no");
        if (open == null || open.journalNo() != journalNo) {
            end();
            open = new Journal(journalNo, row.getString("contract"),
                    YearMonth.from(row.getDate("period").toLocalDate()), row.getInt("revision"), row.getString("kind"),
                    row.getString("subject"), row.getString("order_id"), row.getString("result_id"),
                    row.getObject("reverses", Long.class), row.getString("posted_by"),
                    row.getTimestamp("posted_at").toInstant(), List.of());
        }
        if (row.getString("account") != null) {
            postings.add(new Journal.Posting(row.getString("account"), row.getBoolean("memo"),
                    Vnd.of(row.getLong("amount_vnd"))));
        }
    }

    /** To be called after the last row. */
    void end() {
        if (open == null) {
            return;
        }
        Journal whole = new Journal(open.journalNo(), open.contract(), open.period(), open.revision(), open.kind(),
                open.subject(), open.orderId(), open.resultId(), open.reverses(), open.postedBy(), open.postedAt(),
                postings);
        open = null;
        postings.clear();
        reader.read(whole);
    }
}
