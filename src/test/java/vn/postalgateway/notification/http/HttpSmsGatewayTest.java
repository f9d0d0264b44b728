package vn.postalgateway.notification.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.notification.Notice;
import vn.postalgateway.notification.NoticeChannel;
import vn.postalgateway.notification.NoticeOutcome;
import vn.postalgateway.notification.NoticeOutcome.Verdict;
import vn.postalgateway.notification.NoticeSending;
import vn.postalgateway.notification.NoticeText;
import vn.postalgateway.notification.Notices;
import vn.postalgateway.notification.Reach;
import vn.postalgateway.operator.Movement;

/** Short messages at a real HTTP endpoint. */
class HttpSmsGatewayTest {

    private static final String JSON = "{\"to\": \"{phone}\", \"from\": \"{sender}\", \"text\": \"{text}\", \"reference\": \"{id}\"}";
    private static final String ODD = "Hồ sơ \"A\\1\" {token} & {id}\nđã phát";

    private final Receiver receiver = new Receiver();
    private final HttpPosts posts = new HttpPosts(Reach.everywhere(InetAddress::getAllByName),
            new HttpPosts.Times(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2)), 2,
            Clock.systemUTC());

    @AfterEach
    void end() throws IOException {
        receiver.close();
        posts.close();
    }

    private static NoticeSending.Ready ready() {
        return new NoticeSending.Ready(new Notices.Taken(new Notice.Key("ord_1", Movement.DELIVERED, 1,
                NoticeChannel.SMS), Instant.EPOCH, 1, Instant.EPOCH, Instant.MAX, false, false, "0912345678"),
                new NoticeText("", List.of(), List.of(), null, ODD));
    }

    private HttpSmsGateway gateway(URI url, String body, boolean json, String accepted) {
        return new HttpSmsGateway(posts, new HttpSmsGateway.Manner(url, body, json, "Bearer {token}", "BCCI", "t0ken",
                accepted, json));
    }

    private NoticeOutcome send(String accepted) {
        return gateway(receiver.url(), JSON, true, accepted).send(ready());
    }

    private static Receiver.Manner saying(int status, String body) {
        return (HttpExchange call, Receiver self) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            call.getResponseBody().write(bytes);
        };
    }

    @Test
    void postsJsonInWhichNoTextCanBeTakenForSomethingElse() throws IOException {
        NoticeOutcome outcome = send("");

        Receiver.Told told = receiver.told().get(0);
        JsonNode json = new ObjectMapper().readTree(told.body());
        assertThat(outcome).isEqualTo(NoticeOutcome.sent());
        assertThat(json.path("to").asText()).isEqualTo("84912345678");
        assertThat(json.path("text").asText()).isEqualTo(ODD);
        assertThat(json.path("reference").asText()).isEqualTo("ord_1.delivered.1");
        assertThat(told.header("authorization")).isEqualTo("Bearer t0ken");
        assertThat(told.header("content-type")).startsWith("application/json");
        assertThat(told.header("connection")).isEqualTo("close");
        assertThat(told.path()).doesNotContain("912345678");
    }

    @Test
    void postsAFormWhereTheGatewayWantsOne() {
        gateway(receiver.url(), "phone={phone}&message={text}&key={token}", false, "").send(ready());

        assertThat(receiver.told().get(0).header("content-type")).startsWith("application/x-www-form-urlencoded");
        assertThat(receiver.told().get(0).body()).isEqualTo("phone=0912345678&message=H%E1%BB%93+s%C6%A1+%22A%5C1%22+"
                + "%7Btoken%7D+%26+%7Bid%7D%0A%C4%91%C3%A3+ph%C3%A1t&key=t0ken");
    }

    @Test
    void readsYesWhereTheGatewaySaysYesAndNoWithStatus200() {
        receiver.answering(saying(200, "{\"CodeResult\": \"100\"}"));
        NoticeOutcome yes = send("\"CodeResult\": ?\"100\"");
        receiver.answering(saying(200, "{\"CodeResult\": \"99\", \"phone\": \"0912345678\"}"));
        NoticeOutcome no = send("\"CodeResult\": ?\"100\"");
        receiver.answering(Receiver.status(200));
        NoticeOutcome nothing = send("\"CodeResult\": ?\"100\"");

        assertThat(yes).isEqualTo(NoticeOutcome.sent());
        assertThat(no).isEqualTo(NoticeOutcome.of(Verdict.REFUSED, "the gateway does not say that it takes it"));
        assertThat(nothing.verdict()).isEqualTo(Verdict.IN_DOUBT);
    }

    @Test
    void tellsARefusedMessageFromAGatewayThatIsAwayAndFromDoubt() {
        Map.of(400, Verdict.REFUSED, 422, Verdict.REFUSED, 401, Verdict.AWAY, 302, Verdict.AWAY, 429, Verdict.AWAY, 503,
                Verdict.AWAY, 500, Verdict.IN_DOUBT, 504, Verdict.IN_DOUBT).forEach((status, verdict) -> {
                    receiver.answering(Receiver.status(status, "Retry-After", "7"));
                    assertThat(send("").verdict()).as("" + status).isEqualTo(verdict);
                });
        receiver.answering(Receiver.status(429, "Retry-After", "7"));
        assertThat(send("").retryAfter()).isEqualTo(Duration.ofSeconds(7));
        receiver.answering(Receiver.hanging());
        assertThat(send("")).isEqualTo(NoticeOutcome.of(Verdict.IN_DOUBT, "no answer within 1 s"));
    }

    @Test
    void followsNoRedirectAndReadsNoEndlessAnswer() {
        receiver.answering(Receiver.status(302, "Location", "http://127.0.0.1:" + receiver.port() + "/elsewhere"));
        send("");
        assertThat(receiver.told()).hasSize(1);
        receiver.answering(Receiver.huge(1L << 33));

        assertThat(send("").verdict()).isEqualTo(Verdict.SENT);
    }

    @Test
    void knowsThatNothingLeftWhereNobodyListens() {
        receiver.close();

        assertThat(send("")).isEqualTo(NoticeOutcome.of(Verdict.AWAY, "no connection"));
    }

    @Test
    void postsToNoPrivateAddressOutsideDemo() throws IOException {
        try (HttpPosts careful = new HttpPosts(Reach.publicOnly(InetAddress::getAllByName),
                new HttpPosts.Times(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2)), 2,
                Clock.systemUTC())) {
            NoticeOutcome outcome = new HttpSmsGateway(careful, new HttpSmsGateway.Manner(receiver.url(), JSON, true, "",
                    "", "", "", true)).send(ready());

            assertThat(outcome).isEqualTo(
                    NoticeOutcome.of(Verdict.AWAY, "the host leads to an address that is not public"));
            assertThat(receiver.told()).isEmpty();
        }
    }
}
