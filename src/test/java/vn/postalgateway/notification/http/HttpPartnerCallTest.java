package vn.postalgateway.notification.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.notification.FeedChange;
import vn.postalgateway.notification.Notifications.Telling;
import vn.postalgateway.notification.Reach;
import vn.postalgateway.notification.TellingOutcome;
import vn.postalgateway.notification.WebhookSecret;

/** How one call to a partner goes, at a real endpoint over real HTTP. */
class HttpPartnerCallTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HttpPosts.Times TIMES = new HttpPosts.Times(Duration.ofMillis(500), Duration.ofSeconds(1),
            Duration.ofSeconds(2));
    private static final FeedChange CHANGE = new FeedChange(7, "order.placed",
            Instant.parse("2026-10-06T03:00:00Z"), "ord_1", "HT-1", "PLACED", "AWAITING_PICKUP", "NONE",
            null);

    private final Receiver receiver = new Receiver();
    private final HttpPosts posts = posting(Reach.everywhere(InetAddress::getAllByName));
    private final HttpPartnerCall call = new HttpPartnerCall(posts, Clock.systemUTC());

    private static HttpPosts posting(Reach reach) {
        return new HttpPosts(reach, TIMES, 4, Clock.systemUTC());
    }

    @AfterEach
    void end() throws Exception {
        receiver.close();
        posts.close();
    }

    private static Telling telling(URI url, WebhookSecret... secrets) {
        Instant now = Instant.parse("2026-10-06T03:00:01Z");
        return new Telling("msg_01", "one-stop", 1, url, List.of(secrets), CHANGE, 0, 1, now, now.plusSeconds(60));
    }

    private TellingOutcome tell(Receiver.Manner manner) {
        receiver.answering(manner);
        return call.tell(telling(receiver.url(), WebhookSecret.fresh(RANDOM)));
    }

    /** The vector that the reference implementations are tested with. */
    @Test
    void signsAsThePublishedVectorSays() {
        String signature = WebhookSignature.of(List.of(new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
                "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void isAcceptedByTheReferenceLibraryUnderEachLiveSecretAndUnderNoOther() throws Exception {
        WebhookSecret newer = WebhookSecret.fresh(RANDOM);
        WebhookSecret older = WebhookSecret.fresh(RANDOM);

        TellingOutcome outcome = call.tell(telling(receiver.url(), newer, older));

        Receiver.Told told = receiver.told().get(0);
        assertThat(outcome.isSuccess()).isTrue();
        assertThat(told.header("webhook-id")).isEqualTo("msg_01");
        assertThat(told.header("content-type")).startsWith("application/json");
        assertThat(told.header("webhook-signature").split(" ")).hasSize(2).allMatch(s -> s.startsWith("v1,"));
        assertThat(told.body()).isEqualTo("""
                {"type":"order.placed","timestamp":"2026-10-06T10:00:00+07:00","data":{"sequence":7,"type":"order.placed",\
                "at":"2026-10-06T10:00:00+07:00","orderId":"ord_1","requestId":"HT-1","placement":"PLACED",\
                "movement":"AWAITING_PICKUP","money":"NONE"}}""");
        new Webhook(newer.text()).verify(told.body(), told.headers());
        new Webhook(older.text()).verify(told.body(), told.headers());
        assertThatThrownBy(() -> new Webhook(WebhookSecret.fresh(RANDOM).text()).verify(told.body(), told.headers()))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(newer.text()).verify(told.body() + " ", told.headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void followsNoRedirect() {
        try (Receiver elsewhere = new Receiver()) {
            TellingOutcome outcome = tell(Receiver.status(307, "Location", elsewhere.url().toString()));

            assertThat(outcome.isSuccess()).isFalse();
            assertThat(outcome.status()).isEqualTo(307);
            assertThat(elsewhere.told()).isEmpty();
        }
    }

    @Test
    void waitsForNoAnswerThatDoesNotComeOrNeverEnds() throws Exception {
        TellingOutcome silent = tell(Receiver.hanging());
        TellingOutcome dripping;
        try (SlowStatus slow = new SlowStatus()) {
            dripping = call.tell(telling(slow.url(), WebhookSecret.fresh(RANDOM)));
        }

        assertThat(silent).isEqualTo(TellingOutcome.unanswered("no answer within 1 s"));
        assertThat(dripping).isEqualTo(TellingOutcome.unanswered("no answer in all of 2 s"));
        assertThat(receiver.told()).as("nothing is sent again by itself").hasSize(1);
    }

    @Test
    void readsLittleOfALongAnswer() {
        TellingOutcome huge = tell(Receiver.huge(1L << 40));
        TellingOutcome endless = tell(Receiver.dripping());

        assertThat(huge.isSuccess()).isTrue();
        assertThat(endless.isSuccess()).as("its status came, so the partner was told").isTrue();
    }

    @Test
    void understandsWhenThePartnerWantsToBeLeftAlone() {
        Duration seconds = tell(Receiver.status(429, "Retry-After", "120")).retryAfter();
        Duration date = tell(Receiver.status(503, "Retry-After", "Tue, 01 Jan 2999 00:00:00 GMT")).retryAfter();

        assertThat(seconds).isEqualTo(Duration.ofMinutes(2));
        assertThat(date).isGreaterThan(Duration.ofDays(300_000));
        assertThat(tell(Receiver.status(503)).retryAfter()).isNull();
        assertThat(tell(Receiver.status(503, "Retry-After", "soon")).retryAfter()).isNull();
        assertThat(tell(Receiver.status(503, "Retry-After", "-5")).retryAfter()).isNull();
        assertThat(tell(Receiver.status(500, "Retry-After", "120")).retryAfter()).isNull();
        assertThat(tell(Receiver.status(410)).isGone()).isTrue();
    }

    @Test
    void saysWhatStoodInTheWay() {
        int closed = receiver.port();
        receiver.close();

        TellingOutcome refused = call.tell(telling(URI.create("http://127.0.0.1:" + closed + "/")));
        TellingOutcome unknown = call.tell(telling(URI.create("http://nobody.invalid/")));

        assertThat(refused.detail()).isEqualTo("no connection");
        assertThat(unknown.detail()).isEqualTo("the host is not found");
    }

    /** The name was public when it was set, and leads inside when it is called. */
    @Test
    void goesOnlyToAnAddressThatWasLookedAt() throws Exception {
        AtomicInteger lookUps = new AtomicInteger();
        InetAddress[] outside = {InetAddress.getByName("8.8.8.8")};
        InetAddress[] inside = {InetAddress.getByName("8.8.8.8"), InetAddress.getLoopbackAddress()};
        Reach reach = Reach.publicOnly(host -> lookUps.getAndIncrement() == 0 ? outside : inside);

        URI url = reach.url("https://rebinding.example:" + receiver.port() + "/told");
        TellingOutcome outcome;
        try (HttpPosts careful = posting(reach)) {
            outcome = new HttpPartnerCall(careful, Clock.systemUTC()).tell(telling(url, WebhookSecret.fresh(RANDOM)));
        }

        assertThat(outcome).isEqualTo(
                TellingOutcome.unanswered("the host leads to an address that is not public"));
        assertThat(receiver.told()).isEmpty();
    }

    /** Looked up once for each connection: between looking and connecting nobody asks for the name again. */
    @Test
    void connectsToWhatItLookedUp() throws Exception {
        AtomicInteger lookUps = new AtomicInteger();
        Reach.Names names = host -> {
            if (lookUps.getAndIncrement() > 0) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        };

        try (HttpPosts looking = posting(Reach.everywhere(names))) {
            TellingOutcome outcome = new HttpPartnerCall(looking, Clock.systemUTC()).tell(telling(
                    URI.create("http://told.example:" + receiver.port() + "/"), WebhookSecret.fresh(RANDOM)));

            assertThat(outcome.isSuccess()).isTrue();
            assertThat(receiver.told().get(0).header("host")).isEqualTo("told.example:" + receiver.port());
        }
    }
}
