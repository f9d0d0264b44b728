package vn.postalgateway.notification.jdbc;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.notification.Feed;
import vn.postalgateway.notification.FeedChange;
import vn.postalgateway.notification.FeedDigest;

/** {@link Feed} in PostgreSQL. */
public class JdbcFeed implements Feed {

    private static final int FETCH = 2_000;
    /** Longer than any transaction lasts, so that whoever wrote down yesterday's time has committed or failed. */
    private static final Duration LAST_COMMITS = Duration.ofHours(1);

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;

    public JdbcFeed(JdbcTemplate jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public List<FeedChange> after(String partnerId, long sequence, int limit) {
        return jdbc.query(FeedRows.SELECT + " where c.partner_id = ? and c.sequence > ? order by c.sequence limit ?",
                FeedRows::read, partnerId, sequence, limit);
    }

    @Override
    public FeedDigest digest(String partnerId, LocalDate day, Instant now) {
        Instant end = day.plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant();
        return transaction.execute(status -> {
            boolean closed = now.isAfter(end.plus(LAST_COMMITS)) && !numberIsMissing(partnerId, end);
            FeedDigest.Sum sum = new FeedDigest.Sum();
            jdbc.query(connection -> {
                var statement = connection.prepareStatement(FeedRows.SELECT + """
                         where c.partner_id = ? and c.at >= ? and c.at < ? and c.sequence is not null
                        order by c.sequence""");
                statement.setFetchSize(FETCH);
                statement.setString(1, partnerId);
                statement.setTimestamp(2, Timestamp.from(day.atStartOfDay(VietnamTime.ZONE).toInstant()));
                statement.setTimestamp(3, Timestamp.from(end));
                return statement;
            }, row -> {
                sum.add(FeedRows.read(row, 0));
            });
            return sum.of(day, closed);
        });
    }

    private boolean numberIsMissing(String partnerId, Instant before) {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                        select exists (select from order_change
                            where sequence is null and partner_id = ? and at < ?)""",
                Boolean.class, partnerId, Timestamp.from(before)));
    }
}
