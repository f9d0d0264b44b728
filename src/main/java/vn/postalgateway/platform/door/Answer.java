package vn.postalgateway.platform.door;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a door answers.
 *
 * @param body a byte array or an {@link java.io.InputStream} that goes out as it is, or anything else that Jackson
 *             writes as JSON; null for none
 */
public record Answer(int status, String contentType, Map<String, String> headers, Object body) {

    public static final String JSON = "application/json";

    public static Answer json(int status, Object body) {
        return new Answer(status, JSON, Map.of(), body);
    }

    public static Answer ok(Object body) {
        return json(200, body);
    }

    public static Answer of(String contentType, Object body) {
        return new Answer(200, contentType, Map.of(), body);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, more, body);
    }
}
