package vn.postalgateway.notification.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.notification.Notification;
import vn.postalgateway.notification.NotificationSending;
import vn.postalgateway.notification.Reach;
import vn.postalgateway.notification.RetryPlan;
import vn.postalgateway.notification.WebhookSecret;
import vn.postalgateway.notification.http.HttpPartnerCall;
import vn.postalgateway.notification.http.HttpPosts;
import vn.postalgateway.notification.http.Receiver;

/** Several gateways tell several partners over real HTTP. */
class NotificationSendingTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration LEASE = Duration.ofSeconds(20);

    private final NotificationGround ground = new NotificationGround();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(0, 8, 1, TimeUnit.SECONDS,
            new SynchronousQueue<>());
    private final HttpPosts posts = new HttpPosts(Reach.everywhere(InetAddress::getAllByName),
            new HttpPosts.Times(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(6)), 8, CLOCK);
    private final HttpPartnerCall call = new HttpPartnerCall(posts, CLOCK);
    private final List<NotificationSending> gateways = List.of(gateway(), gateway());

    private NotificationSending gateway() {
        RetryPlan plan = new RetryPlan(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofDays(3),
                Duration.ofMillis(200));
        return new NotificationSending(ground.notifications, call, plan,
                new NotificationSending.Rules(3, LEASE, Duration.ofSeconds(7)), threads, CLOCK, new Random(1));
    }

    @AfterEach
    void end() throws Exception {
        threads.shutdownNow();
        threads.awaitTermination(10, TimeUnit.SECONDS);
        posts.close();
        ground.close();
    }

    private List<String> orders(String partner, int count) {
        return IntStream.range(0, count).mapToObj(i -> ground.order(partner)).toList();
    }

    private void target(String partner, URI url) {
        ground.targets.put(partner, url, null, () -> WebhookSecret.fresh(new SecureRandom()), CLOCK.instant(),
                CLOCK.instant());
    }

    private void happen(List<String> orders, String type) {
        orders.forEach(order -> ground.change(order, type, CLOCK.instant()));
        ground.sealing.seal();
    }

    private boolean allTold(String partner) {
        gateways.forEach(NotificationSending::sweep);
        return ground.notifications.list(partner, Notification.State.WAITING, null, 0, 1).isEmpty();
    }

    @Test
    void tellsALivingPartnerEverythingInOrderBesideOneThatHangs() {
        try (Receiver living = new Receiver(); Receiver dead = new Receiver().answering(Receiver.hanging())) {
            target("living", living.url());
            target("dead", dead.url());
            List<String> ofTheLiving = orders("living", 6);
            List<String> ofTheDead = orders("dead", 6);
            for (String type : List.of("order.placed", "tracking.updated", "delivery.delivered")) {
                happen(ofTheDead, type);
                happen(ofTheLiving, type);
            }

            await().atMost(Duration.ofSeconds(5)).until(() -> allTold("living"));

            assertThat(living.told()).hasSize(18).extracting(told -> told.header("webhook-id")).doesNotHaveDuplicates();
            ofTheLiving.forEach(order -> assertThat(living.told().stream().map(Receiver.Told::body)
                    .filter(body -> body.contains(order)).map(body -> body.substring(9, body.indexOf("\",")))).
                    containsExactly("order.placed", "tracking.updated", "delivery.delivered"));
            assertThat(dead.told()).as("three lanes in each of two gateways at most").hasSizeLessThanOrEqualTo(6);
        }
    }

    @Test
    void goesOnTryingOneThatFailsUntilItSucceeds() {
        try (Receiver receiver = new Receiver()) {
            Random chance = new Random(7);
            receiver.answering((exchange, self) -> exchange.sendResponseHeaders(
                    chance.nextInt(3) == 0 ? 503 : 200, -1));
            target("moody", receiver.url());
            List<String> orders = orders("moody", 5);
            happen(orders, "order.placed");
            happen(orders, "delivery.delivered");

            await().atMost(Duration.ofSeconds(40)).until(() -> allTold("moody"));

            assertThat(receiver.told().stream().map(told -> told.header("webhook-id")).distinct()).hasSize(10);
            assertThat(ground.notifications.list("moody", null, null, 0, 99)).hasSize(10)
                    .allMatch(n -> n.state() == Notification.State.TOLD);
            long answered = receiver.told().size();
            assertThat(ground.jdbc.sql("select count(*) from notification_attempt where status is not null")
                    .query(Long.class).single()).as("every attempt is written down").isEqualTo(answered);
        }
    }
}
