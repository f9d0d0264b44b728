package vn.postalgateway.operator.myvnpost;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What happened to an item, in the fields of our tracking interface. The API gives its events no id; theirs is made of
 * their whole content, so that the same event is known again, whichever way and however often it comes.
 */
final class ApiEvents {

    private ApiEvents() {
    }

    /** An entry of GetStatusHistoryOrder, whose day and hour stand apart. */
    static Map<String, Object> ofHistory(String itemCode, JsonNode entry) {
        return event(itemCode, text(entry, "statusCode"),
                (entry.path("createdDate").asText() + " " + entry.path("createHour").asText()).strip(),
                text(entry, "reason"), text(entry, "locateName"));
    }

    /** An entry of a callback. */
    static Map<String, Object> ofCallback(JsonNode entry) {
        return event(text(entry, "itemCode"), text(entry, "status"), text(entry, "statusDate"), text(entry, "reason"),
                text(entry, "locateName"));
    }

    private static Map<String, Object> event(String itemCode, String status, String occurredAt, String reason,
                                             String facility) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("itemCode", itemCode);
        event.put("status", status);
        event.put("occurredAt", occurredAt);
        event.put("reason", reason);
        event.put("facility", facility);
        event.values().removeIf(Objects::isNull);
        event.put("eventId", sha256(event.toString()));
        return event;
    }

    /** Codes come as texts or as numbers; null for none. */
    static String text(JsonNode entry, String name) {
        return Optional.of(entry.path(name)).filter(JsonNode::isValueNode).filter(value -> !value.isNull())
                .map(JsonNode::asText).orElse(null);
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had in this Java", e);
        }
    }
}
