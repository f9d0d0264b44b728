package vn.postalgateway.platform.door;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.postalgateway.platform.database.DatabaseAway;

/** Problem documents after RFC 9457: never a stack trace, never personal data. */
public final class ProblemDocument {

    private static final String CONTENT_TYPE = "application/problem+json";

    private ProblemDocument() {
    }

    /** The problem that a caller is told for whatever was thrown. */
    public static Problem of(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Problem problem) {
                return problem;
            }
        }
        return switch (DatabaseAway.because(thrown)) {
            case NOT_REACHED -> Problem.tryLater(
                    "The gateway could not record this for sure; send the same request again.", 2);
            case TAKES_NO_WRITES -> Problem.tryLater(
                    "The gateway's database takes no writes at the moment; nothing was stored.", 10);
            case NO -> Problem.of(500, "internal-error",
                    "The gateway failed; the request id leads support to the reason.");
        };
    }

    /**
     * In the form that callers of this path understand.
     *
     * @param instance the path that was called, or null
     */
    static Answer answer(Problem problem, String instance, String requestId) {
        Answer answer = OrderFormAnswer.isDueAt(instance) ? OrderFormAnswer.of(problem)
                : new Answer(problem.status(), CONTENT_TYPE, Map.of(), members(problem, instance, requestId));
        for (Map.Entry<String, String> header : problem.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    /** The document's members, in the order in which they are written. */
    public static Map<String, Object> members(Problem problem, String instance, String requestId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "/docs/problems/" + problem.code());
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
