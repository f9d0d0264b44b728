package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What support can do about a message that failed again and again, in the whole gateway. */
class ParkedDoorTest extends RunningGateway {

    private static final String DOOR = "/api/v1/parked";

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void letEverythingLeaveAgain() {
        support().postJson("/api/v1/operators/vnpost/resume", Map.of());
    }

    @Test
    void placesAnOrderWhoseParkedMessageIsRetried() {
        String orderId = parkedOrder();
        PartnerClient.Reply listed = support().get(DOOR + "?orderId=" + orderId);
        String parkedId = listed.json().at("/parked/0/parkedId").asText();

        PartnerClient.Reply shown = support().get(DOOR + "/" + parkedId);
        PartnerClient.Reply retried = support().postJson(DOOR + "/" + parkedId + "/retry", Map.of());
        PartnerClient.Reply tooLate = support().postJson(DOOR + "/" + parkedId + "/discard", Map.of("reason", "x"));

        assertThat(listed.status()).as(listed.body()).isEqualTo(200);
        assertThat(listed.json().at("/counts/OPEN").asInt()).isEqualTo(1);
        assertThat(shown.json().path("retryWould").asText()).isEqualTo("SEND");
        assertThat(shown.json().path("standsStill").asBoolean()).isTrue();
        assertThat(OpenApiAnswersTest.faults("ParkedMessage", shown.json())).isEmpty();
        assertThat(retried.json().path("state").asText()).as(retried.body()).isEqualTo("RETRIED");
        assertThat(retried.json().path("decidedBy").asText()).isEqualTo("support");
        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(tooLate.json().path("code").asText()).isEqualTo("retried-already");
        await().atMost(Duration.ofSeconds(30)).until(() -> oneStop().get("/api/v1/orders/" + orderId).json()
                .path("placement").asText().equals("PLACED"));
    }

    @Test
    void decidesBySelectionWhatAPreviewShowed() {
        Map<String, Object> filter = Map.of("orderId", parkedOrder());

        PartnerClient.Reply preview = support().postJson(DOOR + "/preview", Map.of("filter", filter));
        Map<String, Object> decision = Map.of("filter", filter, "token", preview.json().path("token").asText());
        PartnerClient.Reply blind = support().postJson(DOOR + "/retry", Map.of("filter", filter, "token", "guessed"));
        PartnerClient.Reply retried = support().postJson(DOOR + "/retry", decision);
        PartnerClient.Reply again = support().postJson(DOOR + "/retry", decision);

        assertThat(OpenApiAnswersTest.faults("ParkedPreview", preview.json())).as(preview.body()).isEmpty();
        assertThat(preview.json().at("/effects/0/text").asText()).isEqualTo("1 đơn sẽ được gửi lại cho vnpost");
        assertThat(blind.json().path("code").asText()).isEqualTo("preview-outdated");
        assertThat(retried.json().path("retried").asInt()).as(retried.body()).isEqualTo(1);
        assertThat(again.json().path("retried").asInt()).isEqualTo(1);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void refusesWhatItCannotReadAndWhoMayNot() {
        assertThat(support().get(DOOR + "?state=LOST&from=yesterday&limit=0&colour=red").pointers())
                .containsExactlyInAnyOrder("/state", "/from", "/limit", "/colour");
        assertThat(support().postJson(DOOR + "/preview", Map.of()).pointers()).containsExactly("/filter");
        assertThat(support().postJson(DOOR + "/preview", Map.of("filter", Map.of("orderId", 7))).pointers())
                .containsExactly("/filter/orderId");
        assertThat(support().postJson(DOOR + "/discard", Map.of("filter", Map.of())).pointers())
                .containsExactly("/token", "/reason");
        assertThat(support().postJson(DOOR + "/prk_none/discard", Map.of("reason", "x")).status()).isEqualTo(404);
        assertThat(support().postJson(DOOR + "/prk_none/retry", Map.of()).status()).isEqualTo(404);
        assertThat(support().get(DOOR + "/prk_none").status()).isEqualTo(404);
        assertThat(oneStop().get(DOOR).status()).isEqualTo(403);
        assertThat(finance().postJson(DOOR + "/retry", Map.of()).status()).isEqualTo(403);
    }

    /** As parking leaves it: accepted, its work held. */
    private String parkedOrder() {
        support().postJson("/api/v1/operators/vnpost/stop", Map.of("reason", "a test"));
        String orderId = oneStop().postJson("/api/v1/orders", OrderSample.order()).json().path("orderId").asText();
        ParkedSample.park(jdbc, orderId);
        support().postJson("/api/v1/operators/vnpost/resume", Map.of());
        return orderId;
    }
}
