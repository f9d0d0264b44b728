package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What support can rely on when it stops sending orders to an operator. */
class DispatchDoorTest extends RunningGateway {

    private static final String DOOR = "/api/v1/operators/vnpost/";

    @AfterEach
    void letEverythingLeaveAgain() {
        support().postJson(DOOR + "resume", Map.of());
    }

    @Test
    void keepsOrdersUntilItIsResumed() {
        PartnerClient.Reply stopped = support().postJson(DOOR + "stop", Map.of("reason", "hệ thống bưu điện bảo trì"));
        String orderId = oneStop().postJson("/api/v1/orders", OrderSample.order()).json().path("orderId").asText();

        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(5))
                .until(() -> placementOf(orderId).equals("RECEIVED"));
        PartnerClient.Reply listed = support().get("/api/v1/operators");
        PartnerClient.Reply resumed = support().postJson(DOOR + "resume", Map.of());

        assertThat(stopped.json().path("dispatch").asText()).as(stopped.body()).isEqualTo("STOPPED");
        assertThat(listed.json().path("operators").get(0).path("by").asText()).isEqualTo("support");
        assertThat(resumed.json().path("dispatch").asText()).isEqualTo("RUNNING");
        await().atMost(Duration.ofSeconds(30)).until(() -> placementOf(orderId).equals("PLACED"));
    }

    @Test
    void cancelsAtOnceWhatWaitsBehindTheSwitch() {
        support().postJson(DOOR + "stop", Map.of("reason", "bảo trì"));
        String orderId = oneStop().postJson("/api/v1/orders", OrderSample.order()).json().path("orderId").asText();

        PartnerClient.Reply cancelled = oneStop().postJson("/api/v1/orders/" + orderId + "/cancel",
                new ObjectMapper().createObjectNode().put("reason", "nhầm"));

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.json().path("placement").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void refusesUnknownOperatorsMissingReasonsAndOthersThanSupport() {
        assertThat(support().postJson("/api/v1/operators/nobody/stop", Map.of("reason", "x")).status()).isEqualTo(404);
        assertThat(support().postJson(DOOR + "stop", Map.of()).status()).isEqualTo(422);
        assertThat(oneStop().postJson(DOOR + "stop", Map.of("reason", "x")).status()).isEqualTo(403);
        assertThat(oneStop().get("/api/v1/operators").status()).isEqualTo(403);
    }

    private String placementOf(String orderId) {
        return oneStop().get("/api/v1/orders/" + orderId).json().path("placement").asText();
    }
}
