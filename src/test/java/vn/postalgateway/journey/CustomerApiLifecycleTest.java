package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What happens to a building permit whose contract is with an operator that is called over its customer API. */
class CustomerApiLifecycleTest extends RunningGateway {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aBuildingPermitIsBroughtHomeByAPostThatSpeaksAnotherDialect() throws IOException {
        // At the counter nothing is different but the contract's name.
        PartnerClient.Reply accepted = oneStop().postJson("/api/v1/orders", order());
        assertThat(accepted.status()).isEqualTo(202);
        String orderId = accepted.json().path("orderId").asText();

        // At the post: created over its customer API, behind a login, under our own reference.
        String itemCode = until(orderId, "/placement", "PLACED").path("itemCode").asText();
        assertThat(itemCode).matches("[A-Z]{2}[0-9]{9}VN");
        assertThat(Files.readAllLines(HOME.resolve("simulator/vnpost-json.ndjson")).stream()
                .filter(line -> line.contains("\"created\"") && line.contains(orderId))).hasSize(1);

        // At the door: the post's signed callbacks, and where one holds several entries, the post is asked for the others.
        JsonNode delivered = until(orderId, "/movement", "DELIVERED");
        assertThat(delivered.path("money").asText()).isEqualTo("EXPECTED");
        JsonNode events = oneStop().get("/api/v1/orders/" + orderId + "/events").json();
        assertThat(events.findValuesAsText("status")).contains("6", "14");
    }

    @Test
    void cancelsAnOrderWhereThePostSaysThatItIsDone() {
        String orderId = oneStop().postJson("/api/v1/orders", order()).json().path("orderId").asText();

        oneStop().postJson("/api/v1/orders/" + orderId + "/cancel", "{\"reason\": \"Người dân đến nhận tại quầy\"}");

        JsonNode ended = await().atMost(PATIENCE).until(() -> oneStop().get("/api/v1/orders/" + orderId).json(),
                o -> o.path("placement").asText().equals("CANCELLED") || o.path("movement").asText().equals("DELIVERED"));
        assertThat(ended.path("placement").asText()).isEqualTo("CANCELLED");
    }

    private static ObjectNode order() {
        return OrderSample.order().put("contract", ConfigWithBothDialects.CONTRACT);
    }

    private JsonNode until(String orderId, String pointer, String value) {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(
                () -> oneStop().get("/api/v1/orders/" + orderId).json(),
                order -> order.at(pointer).asText().equals(value));
    }
}
