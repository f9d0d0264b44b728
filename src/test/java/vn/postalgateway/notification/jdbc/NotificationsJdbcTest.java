package vn.postalgateway.notification.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.postalgateway.notification.jdbc.NotificationGround.PARTNER;
import static vn.postalgateway.notification.jdbc.NotificationGround.WAITING_LIMIT;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.notification.FeedRange;
import vn.postalgateway.notification.Notification;
import vn.postalgateway.notification.Notifications;
import vn.postalgateway.notification.Notifications.Telling;
import vn.postalgateway.notification.TellingOutcome;
import vn.postalgateway.notification.WebhookSecret;
import vn.postalgateway.notification.WebhookTarget;
import vn.postalgateway.notification.WebhookTargets.Placed;
import vn.postalgateway.notification.WebhookTargets.TooManySecrets;

/** The durable schedule: what is told when, by whom, and what a gateway that ended leaves behind. */
class NotificationsJdbcTest {

    private static final Instant T = Instant.parse("2026-10-06T03:00:00Z");
    private static final Instant LEASE = T.plusSeconds(60);
    private static final URI URL = URI.create("http://127.0.0.1/told");
    private static final TellingOutcome OK = new TellingOutcome(200, "answered 200", null);
    private static final TellingOutcome BROKEN = new TellingOutcome(500, "answered 500", null);
    private static final SecureRandom RANDOM = new SecureRandom();

    private static NotificationGround ground;

    @BeforeAll
    static void start() {
        ground = new NotificationGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @BeforeEach
    void startWithATarget() {
        ground.clear();
        put(URL, null);
    }

    private static Placed put(URI url, WebhookSecret secret) {
        return ground.targets.put(PARTNER, url, secret, () -> WebhookSecret.fresh(RANDOM), T.plusSeconds(600), T);
    }

    private static void happen(String order, String... types) {
        for (String type : types) {
            ground.change(order, type, T);
        }
        ground.sealing.seal();
        ground.notifications.fill(T);
    }

    private static Optional<Telling> take(Instant now) {
        return ground.notifications.take(PARTNER, now, now.plusSeconds(60));
    }

    private static List<Notification.State> states() {
        return ground.notifications.list(PARTNER, null, null, 0, 100).stream().map(Notification::state).toList();
    }

    @Test
    void tellsWhatPartnersAreToldAndLeavesTheRestToTheFeed() {
        happen(ground.order(PARTNER), "order.received", "order.placed", "money.updated", "delivery.delivered");
        happen(ground.order("other"), "order.placed");

        List<Notification> found = ground.notifications.list(PARTNER, null, null, 0, 100);

        assertThat(found).extracting(Notification::type).containsExactly("order.placed", "delivery.delivered");
        assertThat(found).extracting(Notification::sequence).containsExactly(2L, 4L);
        assertThat(found).extracting(Notification::notificationId).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("msg_[0-9A-Z]{26}"));
    }

    @Test
    void tellsANewTargetOnlyWhatHappensFromNowOn() {
        String order = ground.order("late");
        ground.change(order, "order.placed", T);
        ground.sealing.seal();
        ground.targets.put("late", URL, null, () -> WebhookSecret.fresh(RANDOM), T, T);

        happen(order, "delivery.delivered");

        assertThat(ground.notifications.list("late", null, null, 0, 9)).extracting(Notification::type)
                .containsExactly("delivery.delivered");
    }

    @Test
    void tellsWithoutDelayWhatStandsBehindManyChangesThatNobodyIsTold() {
        String order = ground.order(PARTNER);
        for (int i = 0; i < 3 * WAITING_LIMIT; i++) {
            ground.change(order, "money.updated", T);
        }

        happen(order, "delivery.delivered");

        assertThat(take(T)).hasValueSatisfying(t -> assertThat(t.change().type()).isEqualTo("delivery.delivered"));
    }

    @Test
    void makesALaterNotificationOfAnOrderWaitForTheEarlierOnesSuccessOrEnd() {
        String one = ground.order(PARTNER);
        happen(one, "order.placed", "tracking.updated", "delivery.delivered");
        String other = ground.order(PARTNER);
        happen(other, "order.placed");

        Telling first = take(T).orElseThrow();
        Telling ofTheOther = take(T).orElseThrow();
        Optional<Telling> whileUnderWay = take(T);
        ground.notifications.failed(first, BROKEN, T.plusSeconds(5), T, T);
        ground.notifications.told(ofTheOther, OK, T);
        Optional<Telling> whileItWaits = take(T.plusSeconds(4));
        Telling again = take(T.plusSeconds(5)).orElseThrow();
        ground.notifications.failed(again, BROKEN, null, T, T);
        Telling second = take(T.plusSeconds(5)).orElseThrow();
        ground.notifications.told(second, OK, T);
        Telling third = take(T.plusSeconds(5)).orElseThrow();

        assertThat(first.change().type()).isEqualTo("order.placed");
        assertThat(ofTheOther.change().orderId()).isEqualTo(other);
        assertThat(whileUnderWay).isEmpty();
        assertThat(whileItWaits).isEmpty();
        assertThat(again.notificationId()).isEqualTo(first.notificationId());
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.firstAt()).isEqualTo(T);
        assertThat(second.change().type()).isEqualTo("tracking.updated");
        assertThat(third.change().type()).isEqualTo("delivery.delivered");
    }

    /** A gateway that was killed between taking and telling, or between telling and writing down, leaves just this. */
    @Test
    void tellsAgainUnderTheSameIdWhatAGatewayThatEndedHadTaken() {
        happen(ground.order(PARTNER), "order.placed");
        Telling lost = take(T).orElseThrow();

        Optional<Telling> beforeTheLeaseEnds = take(LEASE.minusMillis(1));
        Telling again = take(LEASE).orElseThrow();
        ground.notifications.told(again, OK, LEASE);

        assertThat(beforeTheLeaseEnds).isEmpty();
        assertThat(again.notificationId()).isEqualTo(lost.notificationId());
        assertThat(again.fence()).isGreaterThan(lost.fence());
        Notification shown = ground.notifications.show(PARTNER, lost.notificationId()).orElseThrow();
        assertThat(shown.state()).isEqualTo(Notification.State.TOLD);
        assertThat(shown.tried()).hasSize(2);
        assertThat(shown.tried().get(0).finishedAt()).as("nobody knows what came of it").isNull();
    }

    @Test
    void givesNoSayToAWorkerThatWakesUpAfterItsLease() {
        happen(ground.order(PARTNER), "order.placed");
        Telling late = take(T).orElseThrow();
        Telling now = take(LEASE).orElseThrow();

        ground.notifications.failed(late, BROKEN, null, LEASE.plusSeconds(999), LEASE);
        Notification.State afterTheLateOne = states().get(0);
        ground.notifications.told(now, OK, LEASE);

        assertThat(afterTheLateOne).isEqualTo(Notification.State.WAITING);
        assertThat(states()).containsExactly(Notification.State.TOLD);
        assertThat(ground.targets.of(PARTNER, T).orElseThrow().failures()).isZero();
        assertThat(ground.notifications.show(PARTNER, late.notificationId()).orElseThrow().tried())
                .extracting(Notification.Attempt::status).containsExactly(500, 200);
    }

    @Test
    void neverGivesOneNotificationToTwoGatewaysAtTheSameTime() throws Exception {
        List<String> orders = List.of(ground.order(PARTNER), ground.order(PARTNER), ground.order(PARTNER));
        orders.forEach(order -> happen(order, "order.placed", "tracking.updated", "delivery.delivered"));
        ExecutorService gateways = Executors.newFixedThreadPool(8);

        List<Future<List<Telling>>> running = new ArrayList<>();
        for (int g = 0; g < 8; g++) {
            running.add(gateways.submit(NotificationsJdbcTest::tellUntilNothingIsLeft));
        }
        List<Telling> told = new ArrayList<>();
        for (Future<List<Telling>> gateway : running) {
            told.addAll(gateway.get());
        }
        gateways.shutdown();

        assertThat(told).extracting(Telling::notificationId).hasSize(9).doesNotHaveDuplicates();
        assertThat(states()).hasSize(9).containsOnly(Notification.State.TOLD);
    }

    private static List<Telling> tellUntilNothingIsLeft() {
        List<Telling> mine = new ArrayList<>();
        while (!ground.notifications.list(PARTNER, Notification.State.WAITING, null, 0, 1).isEmpty()) {
            take(T).ifPresent(telling -> {
                mine.add(telling);
                ground.notifications.told(telling, OK, T);
            });
        }
        return mine;
    }

    @Test
    void leavesAFailingTargetAloneUntilItsPauseIsOver() {
        happen(ground.order(PARTNER), "order.placed");
        happen(ground.order(PARTNER), "order.placed");
        ground.notifications.failed(take(T).orElseThrow(), BROKEN, T.plusSeconds(5), T.plusSeconds(30), T);

        Optional<Telling> inThePause = take(T.plusSeconds(29));
        var dueInThePause = ground.notifications.due(T.plusSeconds(29));
        var dueAfterwards = ground.notifications.due(T.plusSeconds(30));
        Telling probe = take(T.plusSeconds(30)).orElseThrow();
        ground.notifications.told(probe, OK, T.plusSeconds(30));

        assertThat(inThePause).isEmpty();
        assertThat(dueInThePause).isEmpty();
        assertThat(dueAfterwards).singleElement().matches(due -> due.failing() && due.partnerId().equals(PARTNER));
        assertThat(ground.notifications.due(T.plusSeconds(30))).singleElement().matches(due -> !due.failing());
    }

    @Test
    void keepsAPauseThatAPartnerAskedForWhileAnotherAttemptSucceeded() {
        happen(ground.order(PARTNER), "order.placed");
        happen(ground.order(PARTNER), "order.placed");
        happen(ground.order(PARTNER), "order.placed");
        Telling one = take(T).orElseThrow();
        Telling other = take(T).orElseThrow();

        ground.notifications.failed(one, BROKEN, T.plusSeconds(120), T.plusSeconds(120), T);
        ground.notifications.told(other, OK, T);

        assertThat(take(T.plusSeconds(119))).isEmpty();
    }

    @Test
    void keepsWhatATargetHasNoRoomForInTheFeed() {
        for (int i = 0; i < WAITING_LIMIT + 5; i++) {
            happen(ground.order(PARTNER), "order.placed");
        }
        int waiting = states().size();

        ground.notifications.told(take(T).orElseThrow(), OK, T);
        ground.notifications.told(take(T).orElseThrow(), OK, T);
        ground.notifications.fill(T);

        assertThat(waiting).isEqualTo(WAITING_LIMIT);
        assertThat(states()).hasSize(WAITING_LIMIT + 2);
    }

    @Test
    void stopsAtGoneUntilItIsResumedOrMoved() {
        happen(ground.order(PARTNER), "order.placed");
        ground.notifications.gone(take(T).orElseThrow(), new TellingOutcome(410, "answered 410", null), T);
        happen(ground.order(PARTNER), "order.placed");

        Optional<Telling> whileGone = take(T.plusSeconds(9_999));
        WebhookTarget.State stateThen = ground.targets.of(PARTNER, T).orElseThrow().state();
        put(URI.create("http://127.0.0.1/moved"), null);
        ground.notifications.fill(T);
        Telling moved = take(T).orElseThrow();

        assertThat(stateThen).isEqualTo(WebhookTarget.State.GONE);
        assertThat(whileGone).isEmpty();
        assertThat(moved.url()).hasPath("/moved");
        assertThat(states()).hasSize(2);
    }

    @Test
    void tellsAfterAResumeWhatHappenedWhileItWasStopped() {
        ground.targets.stop(PARTNER, PARTNER, T);
        happen(ground.order(PARTNER), "order.placed");
        int whileStopped = states().size();

        ground.targets.resume(PARTNER, PARTNER, T);
        ground.notifications.fill(T);

        assertThat(whileStopped).isZero();
        assertThat(take(T)).isPresent();
    }

    @Test
    void tellsAgainWhatAPartnerAsksForUnderTheSameIds() {
        String order = ground.order(PARTNER);
        happen(order, "order.received", "order.placed", "delivery.delivered");
        Telling placed = take(T).orElseThrow();
        ground.notifications.told(placed, OK, T);
        Telling delivered = take(T).orElseThrow();
        ground.notifications.failed(delivered, BROKEN, null, T, T);

        Notifications.Effect effect = ground.notifications.preview(PARTNER, new FeedRange(1, 3));
        boolean one = ground.notifications.resend(PARTNER, placed.notificationId(), T);
        int range = ground.notifications.resend(PARTNER, new FeedRange(1, 3), "admin", T);
        Telling again = take(T).orElseThrow();

        assertThat(effect).extracting(Notifications.Effect::count, Notifications.Effect::again).containsExactly(2L, 1L);
        assertThat(ground.notifications.preview(PARTNER, new FeedRange(4, 9)).firstAt()).as("nothing is there").isNull();
        assertThat(one).isTrue();
        assertThat(ground.notifications.resend("other", placed.notificationId(), T)).isFalse();
        assertThat(range).as("the order's reception is in the feed only").isEqualTo(2);
        assertThat(again.notificationId()).isEqualTo(placed.notificationId());
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(ground.notifications.resend(PARTNER, new FeedRange(1, 2), "admin", T)).as("it is being told").isZero();
    }

    @Test
    void saysFromWhereToWhereItGaveUpAsFarAsOneRangeReaches() {
        happen(ground.order(PARTNER), "order.placed");
        happen(ground.order(PARTNER), "order.placed");
        happen(ground.order(PARTNER), "order.placed");
        assertThat(ground.notifications.missed(PARTNER)).isEmpty();

        ground.notifications.told(take(T).orElseThrow(), OK, T);
        ground.notifications.failed(take(T).orElseThrow(), BROKEN, null, T, T);
        ground.notifications.failed(take(T).orElseThrow(), BROKEN, null, T, T);

        assertThat(ground.notifications.missed(PARTNER)).contains(new FeedRange(2, 3));
        assertThat(new FeedRange(1, 10_000).isFit()).isTrue();
        assertThat(List.of(new FeedRange(0, 1), new FeedRange(2, 1), new FeedRange(1, 10_001), new FeedRange(1, Long.MAX_VALUE)))
                .noneMatch(FeedRange::isFit);
    }

    @Test
    void endsWhatWaitsWhenItsTargetIsRemovedAndForgetsTheSecret() {
        happen(ground.order(PARTNER), "order.placed");

        boolean removed = ground.targets.remove(PARTNER, T);

        assertThat(removed).isTrue();
        assertThat(ground.targets.of(PARTNER, T)).isEmpty();
        assertThat(ground.targets.remove(PARTNER, T)).isFalse();
        assertThat(states()).containsExactly(Notification.State.DROPPED);
        assertThat(ground.jdbc.sql("select count(*) from personal_key").query(Integer.class).single()).isZero();
    }

    @Test
    void signsWithBothSecretsUntilTheOverlapEnds() {
        WebhookSecret first = WebhookSecret.fresh(RANDOM);
        WebhookSecret second = WebhookSecret.fresh(RANDOM);
        put(URL, first);
        put(URL, first);
        happen(ground.order(PARTNER), "order.placed", "delivery.delivered");

        ground.targets.rotate(PARTNER, second, T.plusSeconds(300), PARTNER, T.plusSeconds(1));
        Telling during = take(T.plusSeconds(299)).orElseThrow();
        ground.notifications.told(during, OK, T.plusSeconds(299));
        Telling after = take(T.plusSeconds(300)).orElseThrow();

        assertThat(during.secrets()).startsWith(second, first).hasSize(3);
        assertThat(after.secrets()).containsExactly(second);
    }

    @Test
    void refusesMoreSecretsThanASignatureShouldCarry() {
        for (int i = 0; i < 4; i++) {
            ground.targets.rotate(PARTNER, WebhookSecret.fresh(RANDOM), T.plusSeconds(300), PARTNER, T);
        }

        assertThatThrownBy(() -> ground.targets.rotate(PARTNER, WebhookSecret.fresh(RANDOM), T.plusSeconds(300), PARTNER, T))
                .isInstanceOf(TooManySecrets.class);
        assertThat(ground.targets.rotate(PARTNER, WebhookSecret.fresh(RANDOM), T, PARTNER, T)).isTrue();
        assertThat(ground.targets.of(PARTNER, T).orElseThrow().secrets()).hasSize(1);
    }

    @Test
    void keepsSecretsWhereOnlyTheDataKeyOpensThem() {
        WebhookSecret secret = WebhookSecret.fresh(RANDOM);
        put(URL, secret);

        List<byte[]> stored = ground.jdbc.sql("select ciphertext from webhook_secret").query(byte[].class).list();

        assertThat(stored).isNotEmpty().noneMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)
                .contains(secret.text().substring(10, 20)));
        assertThat(secret.toString()).doesNotContain(secret.text());
    }
}
