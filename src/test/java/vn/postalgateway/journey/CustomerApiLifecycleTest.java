package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an operator that is called over its customer API can do beside what every one does ({@link DossierLifecycle}). */
class CustomerApiLifecycleTest extends RunningGateway {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void cancelsAnOrderWhereThePostSaysThatItIsDone() {
        String orderId = oneStop().postJson("/api/v1/orders", OrderSample.order()
                .put("contract", ConfigWithBothDialects.CONTRACT)).json().path("orderId").asText();

        oneStop().postJson("/api/v1/orders/" + orderId + "/cancel", "{\"reason\": \"Người dân đến nhận tại quầy\"}");

        JsonNode ended = await().atMost(PATIENCE).until(() -> oneStop().get("/api/v1/orders/" + orderId).json(),
                o -> o.path("placement").asText().equals("CANCELLED") || o.path("movement").asText().equals("DELIVERED"));
        assertThat(ended.path("placement").asText()).isEqualTo("CANCELLED");
    }
}
