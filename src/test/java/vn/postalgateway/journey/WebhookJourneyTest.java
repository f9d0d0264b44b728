package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.notification.http.Receiver;

/** A one-stop system that is told about its orders, over the whole gateway. */
class WebhookJourneyTest extends RunningGateway {

    private static final String DOOR = "/api/v1/webhook";

    @AfterEach
    void leaveNoTarget() {
        oneStop().send(oneStop().request(DOOR).DELETE());
    }

    private PartnerClient.Reply put(Object body) {
        return oneStop().send(oneStop().request(DOOR).header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(PartnerClient.text(body))));
    }

    @Test
    void tellsTheWayOfAnOrderInOrderAndSigned() throws Exception {
        try (Receiver receiver = new Receiver()) {
            PartnerClient.Reply created = put(Map.of("url", receiver.url().toString()));
            String secret = created.json().path("secret").asText();

            String orderId = oneStop().postJson("/api/v1/orders", OrderSample.order()).json().path("orderId").asText();
            await().atMost(Duration.ofSeconds(60)).until(() -> typesOf(receiver, orderId).contains("delivery.delivered"));

            assertThat(created.status()).isEqualTo(201);
            assertThat(OpenApiAnswersTest.faults("Webhook", created.json())).isEmpty();
            assertThat(secret).as("demo's partner finds it in its credentials")
                    .isEqualTo(PartnerClient.credential(HOME, "WEBHOOK_SECRET"));
            assertThat(typesOf(receiver, orderId)).startsWith("order.placed").endsWith("delivery.delivered")
                    .contains("tracking.updated");
            for (Receiver.Told told : receiver.told()) {
                new Webhook(secret).verify(told.body(), told.headers());
                assertThat(told.body()).doesNotContain("Nguyễn", "0912345678", "Phan Đình Phùng");
            }
            PartnerClient.Reply shown = oneStop().get(DOOR);
            assertThat(shown.body()).doesNotContain("whsec_");
            assertThat(OpenApiAnswersTest.faults("Webhook", shown.json())).isEmpty();
            showsItsAttemptsAndTellsAgain(receiver, orderId);
        }
    }

    private void showsItsAttemptsAndTellsAgain(Receiver receiver, String orderId) {
        await().atMost(Duration.ofSeconds(10)).until(() -> oneStop().get(
                DOOR + "/notifications?state=WAITING&orderId=" + orderId).json().path("notifications").isEmpty());
        JsonNode listed = oneStop().get(DOOR + "/notifications?orderId=" + orderId).json().path("notifications");
        String path = DOOR + "/notifications/" + listed.get(0).path("notificationId").asText();
        PartnerClient.Reply shown = oneStop().get(path);
        int before = receiver.told().size();
        PartnerClient.Reply resent = oneStop().send(oneStop().request(path + "/resend")
                .POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(OpenApiAnswersTest.faults("Notification", shown.json())).isEmpty();
        assertThat(shown.json().path("tried").get(0).path("status").asInt()).isEqualTo(200);
        assertThat(resent.status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(10)).until(() -> receiver.told().size() > before);
        assertThat(receiver.told().get(before).header("webhook-id"))
                .isEqualTo(listed.get(0).path("notificationId").asText());
    }

    private static List<String> typesOf(Receiver receiver, String orderId) {
        return receiver.told().stream().map(Receiver.Told::body).filter(body -> body.contains(orderId))
                .map(body -> body.substring("{\"type\":\"".length(), body.indexOf("\",\"timestamp"))).toList();
    }

    @Test
    void readsItsFeedWithoutGapsAndProvesTheDay() {
        String orderId = oneStop().postJson("/api/v1/orders", OrderSample.order()).json().path("orderId").asText();
        await().atMost(Duration.ofSeconds(60)).until(() -> oneStop().get("/api/v1/orders/" + orderId).json()
                .path("movement").asText().equals("DELIVERED"));
        String today = VietnamTime.dayOf(Instant.now()).toString();

        long after = 0;
        long expected = 1;
        JsonNode page;
        do {
            page = oneStop().get("/api/v1/feed?limit=200&after=" + after).json();
            for (JsonNode change : page.path("changes")) {
                assertThat(OpenApiAnswersTest.faults("FeedChange", change)).isEmpty();
                assertThat(change.path("sequence").asLong()).isEqualTo(expected++);
            }
            after = page.path("nextAfter").asLong();
        } while (!page.path("changes").isEmpty());
        PartnerClient.Reply digest = oneStop().get("/api/v1/feed/digest?date=" + today);

        assertThat(expected).isGreaterThan(5);
        assertThat(OpenApiAnswersTest.faults("FeedDigest", digest.json())).isEmpty();
        assertThat(digest.json().path("last").asLong()).isGreaterThanOrEqualTo(expected - 1);
        assertThat(digest.json().path("closed").asBoolean()).isFalse();
    }

    @Test
    void rotatesStopsResumesAndRemoves() {
        put(Map.of("url", "http://127.0.0.1:9/told"));

        PartnerClient.Reply rotated = oneStop().postJson(DOOR + "/secret", Map.of("overlap", "PT1H"));
        PartnerClient.Reply stopped = oneStop().send(oneStop().request(DOOR + "/stop")
                .POST(HttpRequest.BodyPublishers.noBody()));
        PartnerClient.Reply resumed = oneStop().postJson(DOOR + "/resume", Map.of());
        PartnerClient.Reply removed = oneStop().send(oneStop().request(DOOR).DELETE());

        assertThat(rotated.json().path("secret").asText()).startsWith("whsec_");
        assertThat(rotated.json().path("secrets")).hasSize(2);
        assertThat(stopped.json().path("state").asText()).isEqualTo("STOPPED");
        assertThat(resumed.json().path("state").asText()).isEqualTo("RUNNING");
        assertThat(removed.status()).isEqualTo(204);
        for (PartnerClient.Reply gone : List.of(oneStop().get(DOOR), oneStop().postJson(DOOR + "/stop", Map.of()),
                oneStop().postJson(DOOR + "/secret", Map.of()), oneStop().postJson(DOOR + "/resend",
                Map.of("from", 1, "to", 1)))) {
            assertThat(gone.status()).as(gone.body()).isEqualTo(404);
        }
    }

    @Test
    void namesWhatIsWrong() {
        assertThat(put(Map.of("url", "ftp://x/", "secret", "whsec_AAAA", "more", 1)).pointers())
                .containsExactlyInAnyOrder("/url", "/secret", "/more");
        assertThat(put(Map.of("url", 5)).pointers()).containsExactly("/url");
        assertThat(put("[]").status()).isEqualTo(422);
        assertThat(put("{").status()).isEqualTo(400);
        assertThat(put(Map.of("url", "http://127.0.0.1:9/told", "secret", "whsec_" + "A".repeat(90))).pointers())
                .containsExactly("/secret");
        assertThat(oneStop().get("/api/v1/feed?after=-1&limit=x&colour=red").pointers())
                .containsExactlyInAnyOrder("/after", "/limit", "/colour");
        for (String date : List.of("", "?date=", "?date=2026-02-30", "?date=%2B999999999-01-01", "?date=x")) {
            assertThat(oneStop().get("/api/v1/feed/digest" + date).pointers()).containsOnly("/date");
        }
        assertThat(oneStop().get("/api/v1/feed?after=99999999999999999999").status()).isEqualTo(422);
        assertThat(oneStop().postJson(DOOR + "/resend", Map.of("from", 1, "to", 10_001)).pointers())
                .containsExactly("/to");
        assertThat(oneStop().postJson(DOOR + "/secret", Map.of("overlap", "P8D")).pointers())
                .containsExactly("/overlap");
        assertThat(oneStop().get(DOOR + "/notifications?state=ODD").pointers()).containsExactly("/state");
        assertThat(oneStop().get(DOOR + "/notifications/msg_none").status()).isEqualTo(404);
        assertThat(post().get("/api/v1/feed").status()).isEqualTo(403);
        assertThat(finance().get(DOOR).status()).isEqualTo(403);
    }
}
