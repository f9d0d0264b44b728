package vn.postalgateway.platform.database;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Whether something failed only because the database could not do it at this moment. */
public enum DatabaseAway {

    NO,
    /** Not reached, or not in time. */
    NOT_REACHED,
    /** Reached, but it takes no writes: its disk is full, it is being stopped or is read-only. */
    TAKES_NO_WRITES;

    public static DatabaseAway because(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof CannotCreateTransactionException || t instanceof DataAccessResourceFailureException
                    || t instanceof QueryTimeoutException || t instanceof TransientDataAccessException) {
                return NOT_REACHED;
            }
            if (t instanceof DataAccessException && cannotWrite(t)) {
                return TAKES_NO_WRITES;
            }
        }
        return NO;
    }

    // 53xxx insufficient resources (disk full among them), 57xxx operator intervention, 25006 read-only.
    private static boolean cannotWrite(Throwable t) {
        for (Throwable cause = t; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("53") || sql.getSQLState().startsWith("57")
                    || sql.getSQLState().startsWith("08") || sql.getSQLState().equals("25006"))) {
                return true;
            }
        }
        return false;
    }
}
