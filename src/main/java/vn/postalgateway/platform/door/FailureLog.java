package vn.postalgateway.platform.door;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * What the log says of a call that failed by our fault: the whole reason where we did not foresee it, one line where we
 * refuse for now, because a full disk or a database that is away fails every call and must not fill the log as well.
 */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    private FailureLog() {
    }

    static void of(Problem problem, Exchange exchange, Throwable thrown) {
        of(problem, exchange.getProperty("requestId"), "in route " + exchange.getFromRouteId(), thrown);
    }

    /** Before any route is entered. */
    static void of(Problem problem, HttpServletRequest request, Throwable thrown) {
        of(problem, Edge.requestIdOf(request), "before its route", thrown);
    }

    private static void of(Problem problem, Object requestId, String where, Throwable thrown) {
        if (problem.status() == 500) {
            LOG.error("Request {} failed {}", requestId, where, thrown);
        } else if (problem.status() > 500) {
            LOG.warn("Request {} refused for now {}: {}", requestId, where, reason(thrown));
        }
    }

    // The kind and the database's own code; what a driver writes may quote values.
    private static String reason(Throwable thrown) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(thrown);
        return root instanceof java.sql.SQLException sql
                ? "SQL state " + sql.getSQLState() : root.getClass().getSimpleName();
    }
}
