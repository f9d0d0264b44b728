package vn.postalgateway.platform.door;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as a door sees it: who, what, and a body within its limits. Headers stay outside.
 *
 * @param path       without query, e.g. {@code /api/v1/orders/ord_…}
 * @param pathValues values of the route's {@code {…}} parts
 * @param query      the query parameters; a parameter given twice is refused before
 * @param body       empty array where there is none
 * @param form       text parts of a multipart body
 * @param upload     the file part of a multipart body, or null
 */
public record HttpCall(Caller caller, String method, String path, Map<String, String> pathValues,
                       Map<String, String> query, String contentType, byte[] body, Map<String, String> form,
                       Upload upload) {

    /** A file that came with the call; it lies on disk until the call ends. */
    public record Upload(Path file, String submittedName) { }

    public String pathValue(String name) {
        return pathValues.get(name);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(v -> !v.isEmpty());
    }
}
