package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.OrderIntake;
import vn.postalgateway.order.json.OrderReader;

/** What a postal operator is told about the events it posts. */
class TrackingDoorTest extends RunningGateway {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private DeliveryOrders orders;
    @Autowired
    private Contracts contracts;
    @Autowired
    private Pricing pricing;
    @Autowired
    private DeliveryTerms terms;

    @Test
    void appliesAnEventOfAnUnknownOrderByItselfWhenTheOrderAppears() {
        String orderId = "ord_" + UlidCreator.getMonotonicUlid();
        ObjectNode event = event(orderId, "7", Instant.now());

        JsonNode first = push(event);
        new OrderIntake(orders, contracts, pricing, terms, operator -> false, () -> orderId, Clock.systemUTC())
                .take("one-stop", OrderReader.read(OrderSample.order()));

        assertThat(first.at("/0/verdict").asText()).isEqualTo("PARKED");
        await().atMost(PATIENCE).until(() -> verdictOf(orderId, event), v -> !v.isEmpty() && !v.equals("PARKED"));
        assertThat(push(event).at("/0/verdict").asText()).isEqualTo("DUPLICATE");
    }

    @Test
    void appliesWhatMovesTheOrderAndKeepsWhatComesLate() {
        JsonNode delivered = delivered();
        String orderId = delivered.path("orderId").asText();
        Instant created = OffsetDateTime.parse(delivered.path("createdAt").asText()).toInstant();

        // Of several final events the earliest counts, so this one does, and a step of the way does not.
        JsonNode applied = push(event(orderId, "19", created.plusMillis(1)));
        JsonNode late = push(event(orderId, "12", created.plusMillis(2)));

        assertThat(applied.at("/0/verdict").asText()).as(applied.toString()).isEqualTo("APPLIED");
        assertThat(applied.at("/0/orderId").asText()).isEqualTo(orderId);
        assertThat(late.at("/0/verdict").asText()).as(late.toString()).isEqualTo("LATE");
        assertThat(oneStop().get("/api/v1/orders/" + orderId).json().path("movement").asText()).isEqualTo("RETURNED");
    }

    @Test
    void takesTheSameEventOnceAndTellsIfItsContentDiffers() {
        String orderId = accepted();
        ObjectNode event = event(orderId, "7", Instant.now());
        push(event);

        JsonNode again = push(event);
        JsonNode changed = push(event.deepCopy().put("status", "10"));

        assertThat(again.at("/0/verdict").asText()).isEqualTo("DUPLICATE");
        assertThat(changed.at("/0/verdict").asText()).isEqualTo("DUPLICATE");
        assertThat(changed.at("/0/detail").asText()).isNotBlank().isNotEqualTo(again.at("/0/detail").asText());
    }

    @Test
    void keepsAStatusItDoesNotKnow() {
        JsonNode verdicts = push(event(accepted(), "4711", Instant.now()));

        assertThat(verdicts.at("/0/verdict").asText()).isEqualTo("UNKNOWN_STATUS");
    }

    @Test
    void judgesEachElementForItself() {
        String orderId = accepted();
        ArrayNode events = JSON.createArrayNode().add(event(orderId, "4711", Instant.now())).add("no object")
                .add(event(orderId, "4711", Instant.now()).put("status", 14))
                .add(event(orderId, "4711", Instant.now()).put("weightGrams", "260"))
                .add(event(orderId, "4711", Instant.now()).put("occurredAt", "yesterday"))
                .add(event(orderId, "4711", Instant.now()).put("colour", "red"))
                .add(event(orderId, "4711", Instant.now()));
        ((ObjectNode) events.get(4)).remove("orderReference");

        JsonNode verdicts = push(events);

        assertThat(verdicts.findValuesAsText("verdict")).containsExactly("UNKNOWN_STATUS", "INVALID", "INVALID", "INVALID",
                "INVALID", "INVALID", "UNKNOWN_STATUS");
        assertThat(verdicts.at("/2/eventId")).isEqualTo(events.at("/2/eventId"));
        assertThat(verdicts.at("/3/detail").asText()).startsWith("weightGrams ").doesNotContain("260");
        assertThat(push(JSON.createArrayNode())).isEmpty();
    }

    @Test
    void findsAnOrderByItsItemCodeAndRefusesCodesThatDisagree() {
        JsonNode delivered = delivered();
        ObjectNode byItem = event(delivered.path("orderId").asText(), "4711", Instant.now());
        byItem.remove("orderReference");
        byItem.put("itemCode", delivered.path("itemCode").asText());
        ObjectNode disagreeing = event(accepted(), "12", Instant.now())
                .put("itemCode", delivered.path("itemCode").asText());

        JsonNode verdicts = push(JSON.createArrayNode().add(byItem).add(disagreeing));

        assertThat(verdicts.findValuesAsText("verdict")).containsExactly("UNKNOWN_STATUS", "INVALID");
        assertThat(verdicts.at("/0/orderId")).isEqualTo(delivered.path("orderId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "\"x\"", "[", "[{\"eventId\": \"a\", \"eventId\": \"b\"}]", "[] []"})
    void refusesABodyThatIsNoArray(String body) {
        PartnerClient.Reply reply = post().post("/api/v1/tracking-events", "application/json", body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json().path("code").asText()).isEqualTo("not-readable");
    }

    @Test
    void letsOnlyPostalOperatorsIn() {
        String event = "[" + event(accepted(), "14", Instant.now()) + "]";
        PartnerClient forger = new PartnerClient(url(), "ptk_forged");
        PartnerClient nobody = new PartnerClient(url(), null);

        assertThat(oneStop().postJson("/api/v1/tracking-events", event).status()).isEqualTo(403);
        assertThat(finance().postJson("/api/v1/tracking-events", event).status()).isEqualTo(403);
        assertThat(forger.postJson("/api/v1/tracking-events", event).status()).isEqualTo(401);
        assertThat(nobody.postJson("/api/v1/tracking-events", event).status()).isEqualTo(401);
        assertThat(post().postJson("/api/v1/orders", OrderSample.order()).status()).isEqualTo(403);
    }

    @Test
    void takesAMegabyteAndNotMore() {
        String filling = " ".repeat(1024 * 1024 - 2);

        assertThat(post().postJson("/api/v1/tracking-events", "[" + filling + "]").status()).isEqualTo(200);
        assertThat(post().postJson("/api/v1/tracking-events", "[" + filling + " ]").status()).isEqualTo(413);
    }

    private String accepted() {
        return oneStop().postJson("/api/v1/orders", OrderSample.order()).json().path("orderId").asText();
    }

    /** An order whose simulated journey has ended, so that nobody else speaks of it any more. */
    private JsonNode delivered() {
        String path = "/api/v1/orders/" + accepted();
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> oneStop().get(path).json(),
                order -> List.of("DELIVERED", "RETURNED").contains(order.path("movement").asText()));
    }

    private String verdictOf(String orderId, ObjectNode event) {
        for (JsonNode kept : oneStop().get("/api/v1/orders/" + orderId + "/events").json().path("events")) {
            if (kept.path("eventId").equals(event.path("eventId"))) {
                return kept.path("verdict").asText();
            }
        }
        return "";
    }

    private JsonNode push(ObjectNode event) {
        return push(JSON.createArrayNode().add(event));
    }

    private JsonNode push(ArrayNode events) {
        PartnerClient.Reply reply = post().postJson("/api/v1/tracking-events", events);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("verdicts");
    }

    private static ObjectNode event(String orderId, String status, Instant occurredAt) {
        return JSON.createObjectNode().put("eventId", "test-" + UUID.randomUUID()).put("orderReference", orderId)
                .put("status", status).put("occurredAt", occurredAt.toString());
    }
}
