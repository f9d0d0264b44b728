package vn.postalgateway.settlement.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.platform.database.SetBased;
import vn.postalgateway.settlement.Letterheads;
import vn.postalgateway.settlement.PaperHead;
import vn.postalgateway.settlement.PeriodPapers;

/** The content of papers in PostgreSQL, each reading in one snapshot. */
public class JdbcPeriodPapers implements PeriodPapers {

    private static final int FETCH = 1_000;
    private static final String ORDER = " order by line_no nulls last, row_key";
    private static final String LIVE = "select * from period_lines(?, ?, ?)" + ORDER;
    private static final String FROZEN = """
            select * from period_item join period_line using (contract, period, revision, row_key)
            where contract = ? and period = ? and revision = ?""" + ORDER;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final Letterheads letterheads;
    private final Clock clock;

    /** @param snapshot of isolation REPEATABLE READ: all of it sees one moment */
    public JdbcPeriodPapers(JdbcTemplate template, TransactionTemplate snapshot, Letterheads letterheads,
                            Clock clock) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.snapshot = snapshot;
        this.letterheads = letterheads;
        this.clock = clock;
    }

    @Override
    public void read(String contract, YearMonth period, Integer revision, Reading reading) throws IOException {
        try {
            snapshot.executeWithoutResult(status -> {
                SetBased.plan(template);
                PaperStand stand = PaperStand.of(jdbc, contract, period, revision);
                try {
                    reading.of(new Content(stand, stand.head(jdbc, letterheads, clock.instant())));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private final class Content implements PaperContent {

        private final PaperStand stand;
        private final PaperHead head;

        Content(PaperStand stand, PaperHead head) {
            this.stand = stand;
            this.head = head;
        }

        @Override
        public PaperHead head() {
            return head;
        }

        @Override
        public void each(LineReading reading) {
            template.query(this::lines, row -> {
                try {
                    reading.of(AnnexRow.of(row));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        private PreparedStatement lines(Connection connection) throws SQLException {
            PreparedStatement lines = connection.prepareStatement(stand.frozen() ? FROZEN : LIVE);
            lines.setFetchSize(FETCH);
            lines.setString(1, stand.contract());
            lines.setDate(2, Date.valueOf(stand.period().atDay(1)));
            if (stand.frozen()) {
                lines.setInt(3, stand.revision());
            } else {
                lines.setString(3, stand.statementId());
            }
            return lines;
        }
    }
}
