package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters that databases or XML cannot hold are the caller's mistake at every door, never a failure behind it. */
class HostileTextTest extends RunningGateway {

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00x", "\\uffff", "\\u0001", "\\u001b"})
    void refusesAnOrderWhoseTextsCannotBeKeptOrPassedOn(String character) {
        for (String pointer : new String[] {"/requestId", "/agencyCode", "/dossiers/0/code", "/dossiers/0/documents/0",
            "/recipient/name", "/recipient/address", "/note", "/collectFees/0/code"}) {
            ObjectNode order = OrderSample.order().put("note", "n");
            String marked = order.toString();
            String text = order.at(pointer).asText();

            PartnerClient.Reply reply = oneStop().postJson("/api/v1/orders",
                    marked.replace("\"" + text + "\"", "\"" + text + character + "\""));

            assertThat(reply.status()).as(pointer + " " + reply.body()).isEqualTo(422);
            assertThat(reply.pointers()).contains(pointer);
        }
        String unknown = OrderSample.order().toString().replaceFirst("\\{", "{\"odd" + character.replace("\\", "\\\\")
                + "\": 1, ");
        assertThat(oneStop().postJson("/api/v1/orders", unknown).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00x", "\\uffff"})
    void refusesExtensionsThatCannotBeKept(String character) {
        String order = OrderSample.order().toString();
        String value = order.replaceFirst("\\{", "{\"extensions\": {\"a\": [\"x" + character.replace("\\", "\\\\")
                + "\"]}, ");
        String name = order.replaceFirst("\\{", "{\"extensions\": {\"x" + character.replace("\\", "\\\\")
                + "\": 1}, ");

        assertThat(oneStop().postJson("/api/v1/orders", value).pointers()).containsExactly("/extensions");
        assertThat(oneStop().postJson("/api/v1/orders", name).pointers()).containsExactly("/extensions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00x", "\\uffff"})
    void judgesAnEventWhoseTextsCannotBeKeptAsInvalid(String character) {
        for (String name : new String[] {"eventId", "orderReference", "status", "reason", "facility", "recipientName",
            "supersedes", "odd" + character}) {
            String event = "[{\"eventId\": \"E-" + UUID.randomUUID() + "\", \"itemCode\": \"RR1\", \"status\": \"7\","
                    + " \"occurredAt\": \"2026-10-05T08:00:00+07:00\"}]";
            String hostile = name.equals("eventId") || name.equals("status")
                    ? event.replaceFirst("(\"" + name + "\": \"[^\"]*)", "$1" + character.replace("\\", "\\\\"))
                    : event.replace("}", ", \"" + name + "\": \"x" + character + "\"}");

            PartnerClient.Reply reply = post().postJson("/api/v1/tracking-events", hostile);

            assertThat(reply.status()).as(name + " " + reply.body()).isEqualTo(200);
            assertThat(reply.json().at("/verdicts/0/verdict").asText()).as(hostile).isEqualTo("INVALID");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%ED%A0%80", "%FF", "%EF%BF%BF", "%0A"})
    void findsNothingUnderTextsThatNothingCanHave(String character) {
        for (String path : new String[] {"/api/v1/orders?requestId=a", "/api/v1/orders?dossierCode=a",
            "/api/v1/orders?itemCode=a", "/api/v1/orders?cursor=a", "/api/v1/orders?placement=a", "/api/v1/orders/ord_a"}) {
            assertThat(oneStop().get(path + character).status()).as(path + character).isBetween(200, 499);
        }
        assertThat(oneStop().get("/api/v1/orders/ord_a" + character + "/events").status()).isBetween(400, 499);
    }
}
