package vn.postalgateway.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A one-stop system that sends order forms to what it takes for its integration platform. */
final class FormClient {

    static final String PATH = "/forms/orders";
    private static final Pattern TAKEN = Pattern.compile("Taken as (ord_[0-9A-Z]{26})(?:, item code (.+))?");

    private final PartnerClient http;
    private final String token;

    FormClient(String url, String token) {
        this.http = new PartnerClient(url, null);
        this.token = token;
    }

    /** What it reads of an answer: nothing but the two fields, whatever the HTTP status. */
    record Reply(PartnerClient.Reply http) {

        String status() {
            return http.json().path("Status").asText();
        }

        String message() {
            return http.json().path("Message").asText();
        }

        String orderId() {
            return taken().group(1);
        }

        /** Null where the agency holds none. */
        String itemCode() {
            return taken().group(2);
        }

        List<String> fields() {
            JsonNode body = http.json();
            return body.properties().stream().map(java.util.Map.Entry::getKey).toList();
        }

        private Matcher taken() {
            Matcher taken = TAKEN.matcher(message());
            if (!taken.matches()) {
                throw new IllegalStateException(http.body());
            }
            return taken;
        }
    }

    Reply send(JsonNode form) {
        return send("application/json", form.toString());
    }

    Reply send(String contentType, String body) {
        return new Reply(http.send(http.request(PATH).header("access_token", token).header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }
}
