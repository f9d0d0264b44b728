package vn.postalgateway.platform.door;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.postalgateway.partner.FieldFault;

/**
 * What the order form of one-stop systems is answered: {@code {Status, Message}}. "100": taken. "101": not known, the
 * same form may be sent again. Anything else, the number that HTTP has for it: not taken, and the message says why.
 */
public final class OrderFormAnswer {

    private static final String PATHS = "/forms/";
    private static final String TAKEN = "100";
    private static final String NOT_KNOWN = "101";
    private static final String[] UNSURE = {"request-in-flight", "try-later"};

    private OrderFormAnswer() {
    }

    /** Whether callers of this path understand nothing else. */
    static boolean isDueAt(String path) {
        return path != null && path.startsWith(PATHS);
    }

    public static Answer taken(String message) {
        return Answer.ok(body(TAKEN, message));
    }

    /**
     * A form that could be read and judged is answered with HTTP 200 whatever became of it: clients of this form read
     * no body of anything else.
     */
    static Answer of(Problem problem) {
        boolean judged = problem.status() == 409 || problem.status() == 422;
        String status = Arrays.asList(UNSURE).contains(problem.code()) ? NOT_KNOWN : String.valueOf(problem.status());
        return Answer.json(judged ? 200 : problem.status(), body(status, message(problem)));
    }

    private static String message(Problem problem) {
        return Stream.concat(problem.faults().isEmpty() ? Stream.of(problem.getMessage()) : Stream.empty(),
                problem.faults().stream().map(OrderFormAnswer::sentence)).collect(Collectors.joining("; "));
    }

    private static String sentence(FieldFault fault) {
        return (fault.pointer().replaceFirst("^/", "") + " " + fault.detail()).strip();
    }

    private static Map<String, String> body(String status, String message) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("Status", status);
        body.put("Message", message);
        return body;
    }
}
