package vn.postalgateway.notification.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.postalgateway.notification.FeedChange;

/** A change as partners read it, in the feed and in a notification: the same fields with the same texts. */
public final class NotificationJson {

    private static final JsonMapper MAPPER = new JsonMapper();

    private NotificationJson() {
    }

    public static Map<String, Object> of(FeedChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sequence", change.sequence());
        json.put("type", change.type());
        json.put("at", change.time());
        json.put("orderId", change.orderId());
        json.put("requestId", change.requestId());
        json.put("placement", change.placement());
        json.put("movement", change.movement());
        json.put("money", change.money());
        if (change.decideBy() != null) {
            json.put("decideBy", change.decideBy());
        }
        return json;
    }

    /** A notification's body; the same bytes at every attempt. */
    public static byte[] body(FeedChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", change.type());
        json.put("timestamp", change.time());
        json.put("data", of(change));
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }
}
