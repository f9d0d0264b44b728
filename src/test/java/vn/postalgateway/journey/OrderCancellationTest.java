package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.operator.PostWitness;
import vn.postalgateway.operator.WitnessedItem;

/** What a one-stop system can rely on when it changes its mind, however far the order is. */
class OrderCancellationTest extends RunningGateway {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String REASON = "Người dân đến nhận tại quầy, gọi 0987654321";
    private static final Set<String> ENDED = Set.of("CANCELLED", "REJECTED");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PostWitness post;

    @Test
    void tellsTheTruthWhicheverIsFasterTheWishOrThePostman() {
        for (int i = 0; i < 12; i++) {
            String orderId = oneStop().postJson("/api/v1/orders", OrderSample.order()).json().path("orderId").asText();
            int pauseMillis = i * 60;
            await().pollDelay(Duration.ofMillis(pauseMillis)).until(() -> true);

            PartnerClient.Reply first = cancel(orderId);
            await().atMost(SOON).until(() -> cancel(orderId).status() != 202);
            PartnerClient.Reply last = cancel(orderId);

            assertThat(first.status()).as(first.body()).isIn(200, 202, 409);
            assertThat(last.status()).as(last.body()).isIn(200, 409);
            if (last.status() == 200) {
                assertThat(last.json().path("placement").asText()).isEqualTo("CANCELLED");
                assertThat(itemsOf(orderId)).allMatch(item -> item.acceptedAt() == null);
            } else {
                assertThat(last.json().path("code").asText()).isEqualTo("too-late-to-cancel");
                assertThat(show(orderId).path("placement").asText()).isEqualTo("PLACED");
            }
        }
    }

    @Test
    void saysWhyItIsTooLateOnceThePostHasTheItem() {
        String orderId = oneStop().postJson("/api/v1/orders", OrderSample.order()).json().path("orderId").asText();
        await().atMost(SOON).until(() -> !show(orderId).path("movement").asText().equals("AWAITING_PICKUP"));

        PartnerClient.Reply reply = cancel(orderId);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().path("code").asText()).isEqualTo("too-late-to-cancel");
        assertThat(reply.json().path("detail").asText()).contains("under way");
        assertThat(ENDED).doesNotContain(show(orderId).path("placement").asText());
    }

    @Test
    void letsADossierGoAgainAfterItsOrderWasCancelled() {
        ObjectNode order = OrderSample.order();
        String orderId = oneStop().postJson("/api/v1/orders", order).json().path("orderId").asText();
        PartnerClient.Reply cancelled = cancel(orderId);
        await().atMost(SOON).until(() -> cancel(orderId).status() != 202);

        PartnerClient.Reply again = oneStop().postJson("/api/v1/orders",
                order.deepCopy().put("requestId", order.path("requestId").asText() + "-2"));

        assertThat(cancelled.status()).isIn(200, 202, 409);
        assertThat(again.status()).isEqualTo(cancel(orderId).status() == 200 ? 202 : 409);
    }

    @Test
    void refusesWishesThatAreNone() {
        String orderId = oneStop().postJson("/api/v1/orders", OrderSample.order()).json().path("orderId").asText();

        assertThat(oneStop().postJson("/api/v1/orders/" + orderId + "/cancel", json("{}")).status()).isEqualTo(422);
        assertThat(oneStop().postJson("/api/v1/orders/" + orderId + "/cancel",
                json("{\"reason\": \"x\", \"force\": true}")).status()).isEqualTo(422);
        assertThat(oneStop().postJson("/api/v1/orders/ord_00000000000000000000000000/cancel",
                json("{\"reason\": \"x\"}")).status()).isEqualTo(404);
        assertThat(post().postJson("/api/v1/orders/" + orderId + "/cancel", json("{\"reason\": \"x\"}")).status())
                .isEqualTo(403);
    }

    @Test
    void keepsTheReasonWhereOnlyTheDataKeyOpensIt() {
        String orderId = oneStop().postJson("/api/v1/orders", OrderSample.order()).json().path("orderId").asText();
        cancel(orderId);

        String everything = jdbc.sql("select coalesce(string_agg(row_to_json(r)::text, ''), '') from order_recall r")
                .query(String.class).single();

        assertThat(everything).doesNotContain("0987654321").doesNotContain("quầy");
    }

    @Test
    void understandsTheSameOverSoap() {
        String orderId = oneStop().postJson("/api/v1/orders", OrderSample.order()).json().path("orderId").asText();
        SoapClient soap = new SoapClient(url(), "/services/orders", "one-stop",
                PartnerClient.credential(HOME, "ONE_STOP_TOKEN"));
        String wish = SoapSample.element("orderId", orderId) + SoapSample.element("reason", REASON);

        SoapClient.Reply first = soap.call("CancelOrder", wish);
        await().atMost(SOON).until(() -> !"PENDING".equals(resultOf(soap.call("CancelOrder", wish))));
        SoapClient.Reply last = soap.call("CancelOrder", wish);
        SoapClient.Reply unknown = soap.call("CancelOrder", SoapSample.element("orderId", "ord_unknown")
                + SoapSample.element("reason", REASON));

        assertThat(first.status() == 200 ? first.text("orderId") : first.text("code"))
                .isIn(orderId, "too-late-to-cancel");
        assertThat(last.status() == 200 ? last.text("result") : last.text("code"))
                .isIn("CANCELLED", "too-late-to-cancel");
        assertThat(unknown.text("code")).isEqualTo("not-found");
    }

    private static String resultOf(SoapClient.Reply reply) {
        return reply.status() == 200 ? reply.text("result") : "fault";
    }

    private PartnerClient.Reply cancel(String orderId) {
        return oneStop().postJson("/api/v1/orders/" + orderId + "/cancel",
                new ObjectMapper().createObjectNode().put("reason", REASON));
    }

    private JsonNode show(String orderId) {
        return oneStop().get("/api/v1/orders/" + orderId).json();
    }

    private java.util.List<WitnessedItem> itemsOf(String orderId) {
        return post.items().stream().filter(item -> item.orderReference().equals(orderId)).toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
