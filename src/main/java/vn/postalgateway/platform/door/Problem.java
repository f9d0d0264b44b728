package vn.postalgateway.platform.door;

import java.util.List;
import java.util.Map;
import vn.postalgateway.partner.FieldFault;

/**
 * A refusal that the caller is told as a problem document (RFC 9457).
 * The detail is in English, says what to do next and never contains personal data.
 */
public class Problem extends RuntimeException {

    private final int status;
    private final String code;
    private final List<FieldFault> faults;
    private final Map<String, String> headers;
    private final Map<String, Object> extensions;

    private Problem(int status, String code, String detail, List<FieldFault> faults, Map<String, String> headers,
                    Map<String, Object> extensions) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.faults = List.copyOf(faults);
        this.headers = Map.copyOf(headers);
        this.extensions = Map.copyOf(extensions);
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), Map.of(), Map.of());
    }

    /** 400: the body cannot be read at all. */
    public static Problem notReadable(String detail) {
        return of(400, "not-readable", detail);
    }

    /** 404, also for what belongs to somebody else. */
    public static Problem notFound(String what) {
        return of(404, "not-found", "There is no such " + what + ".");
    }

    /** 422: readable, but these fields are wrong. */
    public static Problem wrongFields(List<FieldFault> faults) {
        String detail = faults.size() == 1 ? "One field is wrong." : faults.size() + " fields are wrong.";
        return new Problem(422, "invalid-fields", detail, faults, Map.of(), Map.of());
    }

    /** Refuses the call with {@link #wrongFields} if any field is wrong. */
    public static void refuseIfAny(List<FieldFault> faults) {
        if (!faults.isEmpty()) {
            throw wrongFields(faults);
        }
    }

    /** 503: not now; the same call may come again and does nothing twice. */
    public static Problem tryLater(String detail, int retryAfterSeconds) {
        return of(503, "try-later", detail).with("Retry-After", String.valueOf(retryAfterSeconds));
    }

    /** The same problem with one more response header. */
    public Problem with(String header, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Problem(status, code, getMessage(), faults, more, extensions);
    }

    /** The same problem with one more member of the problem document. */
    public Problem withMember(String name, Object value) {
        Map<String, Object> more = new java.util.HashMap<>(extensions);
        more.put(name, value);
        return new Problem(status, code, getMessage(), faults, headers, more);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<FieldFault> faults() {
        return faults;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Map<String, Object> members() {
        return extensions;
    }
}
