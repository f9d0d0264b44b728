package vn.postalgateway.platform.door;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Problem documents after RFC 9457: never a stack trace, never personal data. */
public final class ProblemDocument {

    static final String CONTENT_TYPE = "application/problem+json";

    private ProblemDocument() {
    }

    /** The problem that a caller is told for whatever was thrown. */
    public static Problem of(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Problem problem) {
                return problem;
            }
            if (t instanceof CannotCreateTransactionException || t instanceof DataAccessResourceFailureException
                    || t instanceof QueryTimeoutException || t instanceof TransientDataAccessException) {
                return Problem.tryLater("The gateway cannot record anything at the moment; nothing was stored.", 2);
            }
            if (t instanceof org.springframework.dao.DataAccessException && cannotWrite(t)) {
                return Problem.tryLater("The gateway's database takes no writes at the moment; nothing was stored.",
                        10);
            }
        }
        return Problem.of(500, "internal-error", "The gateway failed; the request id leads support to the reason.");
    }

    // 53xxx insufficient resources (disk full among them), 57xxx operator intervention, 25006 read-only.
    private static boolean cannotWrite(Throwable t) {
        for (Throwable cause = t; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLException sql && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("53") || sql.getSQLState().startsWith("57")
                    || sql.getSQLState().startsWith("08") || sql.getSQLState().equals("25006"))) {
                return true;
            }
        }
        return false;
    }

    static Answer answer(Problem problem, String instance, String requestId) {
        Answer answer = new Answer(problem.status(), CONTENT_TYPE, Map.of(), members(problem, instance, requestId));
        for (Map.Entry<String, String> header : problem.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    static Map<String, Object> members(Problem problem, String instance, String requestId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "/docs/problems#" + problem.code());
        members.put("title", title(problem.code()));
        members.put("status", problem.status());
        members.put("detail", problem.getMessage());
        if (instance != null) {
            members.put("instance", instance);
        }
        members.put("code", problem.code());
        if (requestId != null) {
            members.put("requestId", requestId);
        }
        if (!problem.faults().isEmpty()) {
            members.put("errors", problem.faults());
        }
        members.putAll(problem.members());
        return members;
    }

    private static String title(String code) {
        String words = code.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
