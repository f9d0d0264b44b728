package vn.postalgateway.platform.database;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Whether something failed only because the database could not do it at this moment. */
public enum DatabaseAway {

    NO,
    /** Not reached, or not in time; a commit or rollback that fails by itself has lost its connection. */
    NOT_REACHED,
    /** Reached, but it takes no writes: its disk is full, it is being stopped or is read-only. */
    TAKES_NO_WRITES;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    public static DatabaseAway because(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof CannotCreateTransactionException || t instanceof DataAccessResourceFailureException
                    || t instanceof QueryTimeoutException || t instanceof TransientDataAccessException
                    || t instanceof TransactionSystemException || waitedForALock(t)) {
                return NOT_REACHED;
            }
            if (t instanceof DataAccessException && cannotWrite(t)) {
                return TAKES_NO_WRITES;
            }
        }
        return NO;
    }

    /** Somebody else held a row for longer than we may wait; Spring has no exception of its own for PostgreSQL's. */
    public static boolean waitedForALock(Throwable thrown) {
        return thrown instanceof UncategorizedSQLException uncategorized
                && LOCK_NOT_AVAILABLE.equals(uncategorized.getSQLException().getSQLState());
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
