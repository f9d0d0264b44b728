package vn.postalgateway.order.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.MovingClock;
import vn.postalgateway.operator.yaml.ShippedProfiles;
import vn.postalgateway.platform.invariant.Invariant;
import vn.postalgateway.platform.invariant.Invariant.Violations;

/** Each planted fault of an order is seen and named; what the gateway itself does is none. */
class OrderInvariantsJdbcTest {

    private static final Instant T = Instant.parse("2026-10-05T02:00:00Z");
    private static final Violations NONE = new Violations(0, null);

    private static OrderGround ground;

    private final MovingClock clock = new MovingClock(T);
    private final OrderInvariants invariants = new OrderInvariants(ground.jdbc, ShippedProfiles.read(), clock,
            new OrderInvariants.Limits(Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofHours(4),
                    Duration.ofMinutes(10)));

    @BeforeAll
    static void start() {
        ground = new OrderGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @BeforeEach
    void startAfresh() {
        ground.asOwner("truncate delivery_order, outbox, dispatch_stop cascade");
    }

    @Test
    void seesAnInstructionThatNobodyWillTell() {
        String orderId = ground.receive(T);
        ground.asOwner("insert into delivery_instruction values ('" + orderId + "', 1, 'RETURN', null, 'one-stop',"
                + " now(), now(), 'TELLING')");

        assertThat(look("instruction-without-work")).isEqualTo(new Violations(1, orderId));
    }

    @Test
    void seesAnItemAboutWhichNeitherThePartnerNorTheContractDecidedInTime() {
        String orderId = ground.receive(T);
        ground.asOwner("insert into delivery_question values ('" + orderId + "', now(), 'HELD', now(), '" + T
                + "', 'RETURN', true)");

        Violations atOnce = look("item-undecided");
        clock.pass(Duration.ofMinutes(11));
        Violations later = look("item-undecided");
        ground.asOwner("update delivery_question set otherwise = null");

        assertThat(List.of(atOnce, later, look("item-undecided")))
                .containsExactly(NONE, new Violations(1, orderId), NONE);
    }

    @Test
    void holdsOnEveryWayThatAnOrderGoes() {
        String placed = ground.receive(T);
        ground.placements.placed(placed, open(placed), "RR000000001VN", T);
        String tried = ground.receive(T);
        ground.placements.notSent(tried, open(tried), "no connection", T, T.plusSeconds(1));
        open(tried);
        String doubted = ground.receive(T);
        ground.placements.inDoubt(doubted, open(doubted), "no answer", T, T.plusSeconds(9), T);
        String cleared = ground.receive(T);
        ground.placements.inDoubt(cleared, open(cleared), "no answer", T, T.plusSeconds(9), T);
        ground.placements.clearToSend(ground.placements.doubt(cleared).orElseThrow(), "not there", T);
        open(cleared);
        ground.recalls.wish(placed, "nhầm", T);

        assertThat(invariants.list()).allSatisfy(i -> assertThat(i.look()).as(i.name()).isEqualTo(NONE));
    }

    @Test
    void seesAnAcceptedOrderWithoutItsWork() {
        String orderId = ground.receive(T);
        ground.asOwner("delete from outbox");

        assertThat(look("order-without-work")).isEqualTo(new Violations(1, orderId));
    }

    @Test
    void seesAWishToCancelWithoutItsWork() {
        String orderId = ground.receive(T);
        ground.placements.placed(orderId, open(orderId), "RR000000002VN", T);
        ground.recalls.wish(orderId, "nhầm", T);
        ground.asOwner("delete from outbox");

        assertThat(look("recall-without-work")).isEqualTo(new Violations(1, orderId));
    }

    @Test
    void seesAnOrderThatWasSentAgainThoughItMayHaveBeenThere() {
        String orderId = ground.receive(T);
        ground.placements.inDoubt(orderId, open(orderId), "no answer", T, T.plusSeconds(9), T);
        ground.asOwner("update delivery_order set cleared_to_send = true");
        open(orderId);

        assertThat(look("order-sent-twice")).isEqualTo(new Violations(1, orderId));
    }

    @Test
    void seesASecondLiveItemOfAnOrder() {
        String orderId = ground.receive(T);
        ground.placements.placed(orderId, open(orderId), "RR000000003VN", T);

        ground.placements.heardOf(orderId, "RR000000004VN", T);

        assertThat(look("unwanted-item")).isEqualTo(new Violations(1, orderId));
        ground.asOwner("update order_recall set state = 'DONE', decided_at = wished_at");
        assertThat(look("unwanted-item")).isEqualTo(NONE);
    }

    @Test
    void seesAnOrderThatStandsStillInEachState() {
        String received = ground.receive(T);
        clock.pass(Duration.ofHours(1).plusSeconds(1));
        assertThat(look("order-stuck")).isEqualTo(new Violations(1, received));

        ground.asOwner("update delivery_order set created_at = '" + Timestamp.from(clock.instant()) + "Z'");
        open(received);
        assertThat(look("order-stuck")).as("its lease ended an hour ago").isEqualTo(new Violations(1, received));

        ground.placements.inDoubt(received, 1, "no answer", T, T.plusSeconds(9), T);
        assertThat(look("order-stuck")).as("an hour in doubt").isEqualTo(NONE);
        clock.pass(Duration.ofHours(3));
        assertThat(look("order-stuck")).as("four hours in doubt").isEqualTo(new Violations(1, received));
    }

    @Test
    void seesAtOnceAnOrderWhoseWorkIsHeldAndNotOneThatAPersonStopped() {
        String orderId = ground.receive(T);
        ground.asOwner("update outbox set available_at = 'infinity'");
        Violations held = look("order-stuck");

        ground.asOwner("insert into dispatch_stop values ('vnpost', 'placement.vnpost', true, now(), 'x', 'support')");

        assertThat(held).isEqualTo(new Violations(1, orderId));
        assertThat(look("order-stuck")).isEqualTo(NONE);
    }

    private static long open(String orderId) {
        return ground.placements.open(orderId, "gw", T, T.plusSeconds(20)).orElseThrow().fence();
    }

    private Violations look(String name) {
        return invariants.list().stream().filter(i -> i.name().equals(name)).map(Invariant::look).findFirst()
                .orElseThrow();
    }
}
