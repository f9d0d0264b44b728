package vn.postalgateway.operator.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What happened, in the words of the post's customer API: local times without a zone, days and hours apart. */
final class CustomerApiWords {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy").withZone(VIETNAM);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(VIETNAM);

    private CustomerApiWords() {
    }

    static String dayAndHour(Instant at) {
        return DAY.format(at) + " " + HOUR.format(at);
    }

    /** An entry of a callback. */
    static ObjectNode entry(PostEvent event) {
        return what(event).put("itemCode", event.itemCode()).put("status", Integer.parseInt(event.status()))
                .put("statusDate", dayAndHour(event.occurredAt()));
    }

    /** An entry of an order's history. */
    static ObjectNode history(PostEvent event) {
        return what(event).put("statusCode", event.status()).put("createdDate", DAY.format(event.occurredAt()))
                .put("createHour", HOUR.format(event.occurredAt()));
    }

    private static ObjectNode what(PostEvent event) {
        return JsonNodeFactory.instance.objectNode().put("reason", event.reason())
                .put("locateName", event.facility());
    }
}
