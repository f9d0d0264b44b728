package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What partners and support are shown about orders under way. */
class TrackingViewsTest extends RunningGateway {

    @Test
    void explainsWhereAnOrderIsAndWhatItCosts() {
        String path = "/api/v1/orders/" + oneStop().postJson("/api/v1/orders", OrderSample.order()).json()
                .path("orderId").asText();
        await().atMost(Duration.ofSeconds(60)).until(
                () -> oneStop().get(path).json().path("movement").asText().equals("DELIVERED"));

        JsonNode explained = oneStop().get(path + "/explain").json();

        assertThat(OpenApiAnswersTest.faults("Explanation", explained)).isEmpty();
        assertThat(explained.at("/evidence/movement").asText()).isEqualTo("DELIVERED");
        assertThat(explained.at("/passedOver/0/text").asText()).isNotBlank();
        assertThat(explained.at("/estimate/price/basis").asText()).isEqualTo("ESTIMATE");
        assertThat(post().get(path + "/explain").status()).isEqualTo(403);
        assertThat(oneStop().get("/api/v1/orders/ord_none/explain").status()).isEqualTo(404);
    }

    @Test
    void listsWhatWeStillNeedFromThePost() {
        post().postJson("/api/v1/tracking-events", List.of(Map.of("eventId", "P-" + System.nanoTime(), "itemCode",
                "EL491610889VN", "status", "10", "occurredAt", "2026-11-20T08:00:00+07:00")));

        JsonNode points = support().get("/api/v1/operators/vnpost/open-points").json();

        assertThat(OpenApiAnswersTest.faults("OpenPoints", points)).isEmpty();
        assertThat(points.path("points").findValuesAsText("subject")).contains("EL491610889VN");
        assertThat(post().get("/api/v1/operators/vnpost/open-points").status()).isEqualTo(200);
        assertThat(support().get("/api/v1/operators/nobody/open-points").status()).isEqualTo(404);
        assertThat(oneStop().get("/api/v1/operators/vnpost/open-points").status()).isEqualTo(403);
    }

    @Test
    void listsLateAndSoonDueOrders() {
        oneStop().postJson("/api/v1/orders", OrderSample.order());

        PartnerClient.Reply soon = oneStop().get("/api/v1/deadlines?state=SOON");

        assertThat(soon.status()).isEqualTo(200);
        assertThat(OpenApiAnswersTest.faults("Deadlines", soon.json())).isEmpty();
        assertThat(support().get("/api/v1/deadlines").json().path("state").asText()).isEqualTo("OVERDUE");
        assertThat(oneStop().get("/api/v1/deadlines?state=LATE").pointers()).containsExactly("/state");
        assertThat(oneStop().get("/api/v1/deadlines?day=1").pointers()).containsExactly("/day");
        assertThat(post().get("/api/v1/deadlines").status()).isEqualTo(403);
    }

    @Test
    void showsWhatAnotherStatusMapWouldDo() {
        String path = "/api/v1/operators/vnpost/status-map/preview";

        PartnerClient.Reply preview = support().postJson(path, Map.of("validFrom", "2026-01-01", "statuses",
                List.of(Map.of("code", "14", "movement", "HELD"))));

        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(OpenApiAnswersTest.faults("StatusMapPreview", preview.json())).isEmpty();
        assertThat(support().postJson(path, Map.of("validFrom", "heute", "statuses", List.of(Map.of("code", "14",
                "movement", "GONE")))).pointers()).containsExactlyInAnyOrder("/validFrom", "/statuses/0/movement");
        assertThat(support().postJson(path, Map.of("statuses", List.of())).pointers())
                .containsExactlyInAnyOrder("/validFrom", "/statuses");
        assertThat(post().postJson(path, Map.of()).status()).isEqualTo(403);
    }
}
