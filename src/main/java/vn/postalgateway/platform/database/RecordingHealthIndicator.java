package vn.postalgateway.platform.database;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Whether something new can be recorded. A database with a full disk still answers, and still takes what fits into the
 * pages it has; so the question is a small new table, which vanishes with its transaction.
 */
class RecordingHealthIndicator extends AbstractHealthIndicator {

    /** There too a temporary table may be made. */
    private static final String READ_ONLY = "select current_setting('transaction_read_only')::boolean";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;

    RecordingHealthIndicator(JdbcTemplate jdbc, TransactionOperations transaction) {
        super("nothing can be recorded");
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        transaction.executeWithoutResult(status -> {
            jdbc.execute("create temporary table recording on commit drop as select 1 as page");
            status.setRollbackOnly();
        });
        builder.status(Boolean.TRUE.equals(jdbc.queryForObject(READ_ONLY, Boolean.class)) ? Status.DOWN : Status.UP);
    }
}
