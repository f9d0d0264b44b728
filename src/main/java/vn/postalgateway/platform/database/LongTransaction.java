package vn.postalgateway.platform.database;

import java.time.Duration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Lets the statements of one transaction take as long as a month of a million items needs: what waits for them is a
 * job, no caller. Server and driver have limits of their own, and the shorter one counts; both are as before once the
 * transaction has ended.
 */
public final class LongTransaction {

    private static final Duration MOST = Duration.ofMinutes(30);

    private LongTransaction() {
    }

    /** Holds for the caller's transaction. */
    public static void allow(JdbcOperations jdbc) {
        jdbc.execute("set local statement_timeout = " + MOST.toMillis());
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            // The pool sets it back when it gets the connection.
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(MOST.plusMinutes(1).toMillis()));
            return null;
        });
    }
}
