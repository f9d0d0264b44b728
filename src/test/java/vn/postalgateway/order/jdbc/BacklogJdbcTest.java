package vn.postalgateway.order.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.MovingClock;
import vn.postalgateway.platform.outbox.SendingPace;

/** When intake closes its door, and what a paused operator does to orders that are on their way. */
class BacklogJdbcTest {

    private static final Instant T = Instant.parse("2026-10-05T02:00:00Z");

    private static OrderGround ground;

    private final MovingClock clock = new MovingClock(T);

    @BeforeAll
    static void start() {
        ground = new OrderGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @BeforeEach
    void startWithNothingWaiting() {
        ground.asOwner("truncate outbox, queue_pause");
    }

    @Test
    void isFullAtItsLimitAndOpenAgainWhenOrdersHaveLeft() {
        JdbcBacklog backlog = new JdbcBacklog(ground.jdbc, clock, 3);
        ground.receive(T);
        ground.receive(T);
        boolean below = backlog.isFull("vnpost");
        String last = ground.receive(T);

        clock.pass(Duration.ofSeconds(1));
        boolean at = backlog.isFull("vnpost");
        boolean ofAnother = backlog.isFull("another-post");
        ground.placements.placed(last, ground.placements.open(last, "gw", T, T.plusSeconds(9)).orElseThrow().fence(),
                "RR000000001VN", T);
        clock.pass(Duration.ofSeconds(1));

        assertThat(below).isFalse();
        assertThat(at).isTrue();
        assertThat(ofAnother).as("a dead operator closes no other's door").isFalse();
        assertThat(backlog.isFull("vnpost")).isFalse();
    }

    @Test
    void countsOnceASecondAtMost() {
        JdbcBacklog backlog = new JdbcBacklog(ground.jdbc, clock, 1);
        boolean empty = backlog.isFull("vnpost");
        ground.receive(T);

        boolean withinTheSecond = backlog.isFull("vnpost");
        clock.pass(Duration.ofSeconds(1));

        assertThat(empty).isFalse();
        assertThat(withinTheSecond).isFalse();
        assertThat(backlog.isFull("vnpost")).isTrue();
    }

    @Test
    void isNeverFullWithoutALimit() {
        ground.receive(T);

        assertThat(new JdbcBacklog(ground.jdbc, clock, 0).isFull("vnpost")).isFalse();
    }

    @Test
    void opensNoAttemptWhileTheOperatorAskedForAPause() {
        String orderId = ground.receive(T);
        new SendingPace(ground.jdbc, ground.transaction, clock, Map.of())
                .pause("placement.vnpost", Duration.ofSeconds(17));

        boolean early = ground.placements.open(orderId, "gw", T.plusSeconds(16), T.plusSeconds(36)).isPresent();
        boolean later = ground.placements.open(orderId, "gw", T.plusSeconds(17), T.plusSeconds(37)).isPresent();

        assertThat(early).isFalse();
        assertThat(later).isTrue();
        assertThat(ground.facts(orderId)).as("waiting was no attempt").contains("fence=1");
    }

    @Test
    void putsBackWhatAQueueBringsWhileItsOperatorHasAPause() {
        String orderId = ground.receive(T);
        new SendingPace(ground.jdbc, ground.transaction, clock, Map.of())
                .pause("placement.vnpost", Duration.ofSeconds(17));
        // The relay was just sending it when the pause began, so the pause passed it by.
        ground.jdbc.sql("update outbox set sent_at = now(), sendings = 9 where subject_id = ?").param(orderId).update();

        ground.placements.open(orderId, "gw", T.plusSeconds(1), T.plusSeconds(21));

        assertThat(ground.jdbc.sql("select sent_at is null from outbox where subject_id = ?").param(orderId)
                .query(Boolean.class).single()).isTrue();
    }
}
