package vn.postalgateway.conformance;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What a door answered.
 *
 * @param headers by their names in small letters
 * @param body    maps, lists and plain values; null where the answer is neither JSON nor SOAP
 */
public record Reply(int status, Map<String, String> headers, Object body) {

    private static final List<String> TELLING = List.of("code", "orderId", "placement", "movement");

    /** The value at a path such as {@code errors/0/pointer} as text; empty where there is none. */
    public String text(String path) {
        Object value = at(path);
        return value == null ? "" : String.valueOf(value);
    }

    /** The values at a path; SOAP writes a list of one like a single value. */
    public List<?> list(String path) {
        Object value = at(path);
        return value == null ? List.of() : value instanceof List<?> many ? many : List.of(value);
    }

    /** One field of each element of the list at a path. */
    public List<String> texts(String path, String field) {
        return list(path).stream().map(each -> new Reply(status, headers, each).text(field)).toList();
    }

    private Object at(String path) {
        Object value = body;
        for (String name : path.isEmpty() ? new String[0] : path.split("/")) {
            if (value instanceof Map<?, ?> object) {
                value = object.get(name);
            } else if (value instanceof List<?> many && Integer.parseInt(name) < many.size()) {
                value = many.get(Integer.parseInt(name));
            } else {
                return null;
            }
        }
        return value;
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean is(int wanted, String code) {
        return status == wanted && text("code").equals(code);
    }

    /** Its status and what tells most about it; nothing personal. */
    @Override
    public String toString() {
        StringJoiner words = new StringJoiner(", ");
        words.add(String.valueOf(status));
        TELLING.stream().filter(name -> !text(name).isEmpty()).forEach(name -> words.add(name + " " + text(name)));
        return words.toString();
    }
}
