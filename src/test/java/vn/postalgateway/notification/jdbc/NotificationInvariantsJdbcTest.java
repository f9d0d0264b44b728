package vn.postalgateway.notification.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.MovingClock;
import vn.postalgateway.notification.WebhookSecret;
import vn.postalgateway.platform.invariant.Invariant;

/** Each invariant is 0 where all is well, and finds what breaks it. */
class NotificationInvariantsJdbcTest {

    private static final Instant NOW = Instant.parse("2026-10-06T03:00:00Z");

    private static NotificationGround ground;

    private final MovingClock clock = new MovingClock(NOW);
    private final NotificationInvariants invariants = new NotificationInvariants(ground.jdbc, clock);

    @BeforeAll
    static void open() {
        ground = new NotificationGround();
    }

    @AfterAll
    static void close() {
        ground.close();
    }

    @BeforeEach
    void clear() {
        ground.clear();
    }

    private Invariant.Violations look(String name) {
        List<Invariant> found = invariants.list().stream().filter(i -> i.name().equals(name)).toList();
        assertThat(found).hasSize(1);
        return found.get(0).look();
    }

    @Test
    void findsAChangeThatHasWaitedTenMinutesForItsNumber() {
        ground.change(ground.order(NotificationGround.PARTNER), "order.placed", NOW);

        clock.pass(Duration.ofMinutes(10));
        assertThat(look("change-without-number").count()).isZero();
        clock.pass(Duration.ofSeconds(1));
        assertThat(look("change-without-number").count()).isEqualTo(1);
        ground.sealing.seal();

        assertThat(look("change-without-number").count()).isZero();
    }

    @Test
    void findsTwoNotificationsOfOneOrderThatAreToldAtTheSameTime() {
        String order = ground.order(NotificationGround.PARTNER);
        ground.targets.put(NotificationGround.PARTNER, URI.create("http://127.0.0.1:9/"), null,
                () -> WebhookSecret.fresh(new SecureRandom()), NOW, NOW);
        ground.change(order, "order.placed", NOW);
        ground.change(order, "delivery.delivered", NOW);
        ground.change(ground.order(NotificationGround.PARTNER), "order.placed", NOW);
        ground.sealing.seal();
        ground.notifications.fill(NOW);

        for (int lane = 0; lane < 3; lane++) {
            ground.notifications.take(NotificationGround.PARTNER, NOW, NOW.plusSeconds(60));
        }
        assertThat(look("notification-out-of-turn").count()).as("in turn").isZero();
        String second = ground.jdbc.sql("""
                        update notification set lease_until = ?::timestamptz
                        where order_id = ? and type = 'delivery.delivered' returning notification_id""")
                .params("2026-10-06T03:01:00Z", order).query(String.class).single();

        assertThat(look("notification-out-of-turn").count()).isEqualTo(1);
        assertThat(Optional.ofNullable(look("notification-out-of-turn").example())).contains(second);
        clock.pass(Duration.ofMinutes(2));
        assertThat(look("notification-out-of-turn").count()).as("both leases are over").isZero();
    }
}
