package vn.postalgateway.order.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.order.DispatchSwitch;
import vn.postalgateway.platform.audit.Audit;

class DispatchSwitchJdbcTest {

    private static final Instant T0 = Instant.parse("2026-10-05T01:00:00Z");

    private static OrderGround ground;
    private static DispatchSwitch dispatch;

    @BeforeAll
    static void start() {
        ground = new OrderGround();
        dispatch = new JdbcDispatchSwitch(ground.jdbc, ground.transaction, new Audit(ground.jdbc));
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @AfterEach
    void letEverythingLeaveAgain() {
        dispatch.resume("vnpost", "support", T0);
    }

    @Test
    void opensNoAttemptWhileStopped() {
        String orderId = ground.receive(T0);
        dispatch.stop("vnpost", "the post's system is down", "support", T0);

        assertThat(ground.placements.open(orderId, "w", T0, T0.plusSeconds(20))).isEmpty();
        assertThat(ground.facts(orderId)).startsWith("RECEIVED").contains("fence=0", "work=placement.vnpost@");

        dispatch.resume("vnpost", "support", T0);
        assertThat(ground.placements.open(orderId, "w", T0, T0.plusSeconds(20))).isPresent();
    }

    @Test
    void stopsOnlyTheOneOperator() {
        String orderId = ground.receive(T0);
        dispatch.stop("another-post", "holiday", "support", T0);

        assertThat(ground.placements.open(orderId, "w", T0, T0.plusSeconds(20))).isPresent();

        dispatch.resume("another-post", "support", T0);
    }

    @Test
    void putsBackWhatWasTakenFromTheQueueInVain() {
        String orderId = ground.receive(T0);
        ground.jdbc.sql("update outbox set sent_at = now(), sendings = 1 where subject_id = ?").param(orderId).update();
        dispatch.stop("vnpost", "down", "support", T0);

        dispatch.resume("vnpost", "support", T0);

        assertThat(ground.jdbc.sql("select sent_at is null and sendings = 1 from outbox where subject_id = ?")
                .param(orderId).query(Boolean.class).single()).isTrue();
    }

    @Test
    void tellsWhoStoppedItAndKeepsTheFirstWord() {
        assertThat(dispatch.stop("vnpost", "down", "support", T0)).isTrue();
        assertThat(dispatch.stop("vnpost", "again", "somebody", T0.plusSeconds(9))).isFalse();

        assertThat(dispatch.stopped()).containsExactly(new DispatchSwitch.Stopped("vnpost", T0, "down", "support"));
        assertThat(dispatch.resume("vnpost", "support", T0)).isTrue();
        assertThat(dispatch.resume("vnpost", "support", T0)).isFalse();
        assertThat(dispatch.stopped()).isEmpty();
    }

    @Test
    void recordsEachTurnOfTheSwitchOnce() {
        int before = turns();

        dispatch.stop("vnpost", "down", "support", T0);
        dispatch.stop("vnpost", "down", "support", T0);
        dispatch.resume("vnpost", "support", T0);

        assertThat(turns() - before).isEqualTo(2);
    }

    private static int turns() {
        return ground.jdbc.sql("select count(*) from audit_entry where subject_id = 'vnpost'").query(Integer.class)
                .single();
    }
}
