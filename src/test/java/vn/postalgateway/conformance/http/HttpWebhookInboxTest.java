package vn.postalgateway.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.conformance.WebhookInbox.Told;

class HttpWebhookInboxTest {

    private HttpWebhookInbox inbox;

    @BeforeEach
    void open() throws IOException {
        inbox = new HttpWebhookInbox("127.0.0.1", 0, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    @Test
    void takesWhatTheReferenceLibrarySignsWithItsSecret() throws Exception {
        long seconds = Instant.now().getEpochSecond();
        String right = new Webhook(inbox.secret()).sign("msg_1", seconds, "{}");

        assertThat(call("msg_1", String.valueOf(seconds), "v1,AAAA " + right, "{}")).isEqualTo(200);
        assertThat(inbox.told()).extracting(Told::webhookId, Told::genuine, Told::answered)
                .containsExactly(tuple("msg_1", true, 200));
    }

    @Test
    void refusesForgeriesOldCallsAndRubbish() throws Exception {
        long seconds = Instant.now().getEpochSecond();
        String now = String.valueOf(seconds);
        String right = new Webhook(inbox.secret()).sign("msg_1", seconds, "{}");

        assertThat(call("msg_2", now, right, "{}")).isEqualTo(401);
        assertThat(call("msg_1", now, right, "{\"a\":1}")).isEqualTo(401);
        assertThat(call("msg_1", String.valueOf(seconds - 3600), right, "{}")).isEqualTo(401);
        assertThat(call("msg_1", "now", right, "{}")).isEqualTo(401);
        assertThat(call("msg_1", now, "v1", "{}")).isEqualTo(401);
        assertThat(inbox.answerToForgery()).isEqualTo(401);
        assertThat(inbox.answerToReplay()).isEqualTo(401);
    }

    @Test
    void isAwayForOneGenuineCall() throws Exception {
        long seconds = Instant.now().getEpochSecond();
        String right = new Webhook(inbox.secret()).sign("msg_1", seconds, "{}");
        inbox.beAwayOnce();

        assertThat(call("msg_1", String.valueOf(seconds), "v1,AAAA", "{}")).isEqualTo(401);
        assertThat(call("msg_1", String.valueOf(seconds), right, "{}")).isEqualTo(503);
        assertThat(call("msg_1", String.valueOf(seconds), right, "{}")).isEqualTo(200);
    }

    private int call(String id, String seconds, String signatures, String body) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(inbox.address()).header("webhook-id", id)
                .header("webhook-timestamp", seconds).header("webhook-signature", signatures)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
