package vn.postalgateway.order.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.ItemCodeRange;
import vn.postalgateway.order.Acceptance;
import vn.postalgateway.order.AllottedCodes;
import vn.postalgateway.order.OrderSearch;
import vn.postalgateway.order.PlacementAttempt;
import vn.postalgateway.partner.FieldFault;

/** The numbers that agencies were given beforehand: none twice, none lost. */
class ItemCodePoolJdbcTest {

    private static final Instant T0 = Instant.parse("2026-10-05T01:00:00Z");
    private static final AtomicInteger SERIAL = new AtomicInteger(70_000_000);

    private static OrderGround ground;
    private static JdbcItemCodePool pool;

    @BeforeAll
    static void open() {
        ground = new OrderGround();
        pool = new JdbcItemCodePool(ground.jdbc, ground.transaction);
    }

    @AfterAll
    static void close() {
        ground.close();
    }

    @Test
    void givesEachOfManyOrdersAtTheSameTimeANumberOfItsOwnAndLosesNoneToThoseThatFail() throws Exception {
        ItemCodeRange range = range(40);
        List<String> stored = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);

        List<Future<String>> offers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            boolean fails = i % 3 == 0;
            offers.add(threads.submit(() -> offerAndMaybeFail(range, fails)));
        }
        for (Future<String> offer : offers) {
            Optional.ofNullable(offer.get()).ifPresent(stored::add);
        }
        threads.shutdown();

        assertThat(stored).hasSize(40);
        assertThat(stored.stream().map(pool::of).map(Optional::orElseThrow)).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(range.codes().map(ItemCode::value).toList());
        assertThat(pool.left(List.of(range))).isZero();
    }

    private static String offerAndMaybeFail(ItemCodeRange range, boolean fails) {
        return ground.transaction.execute(intake -> {
            String orderId = received(next(range));
            if (fails) {
                intake.setRollbackOnly();
            }
            return fails ? null : orderId;
        });
    }

    @Test
    void waitsForTheLastNumberUntilItIsKnownWhetherItIsTaken() {
        ItemCodeRange range = range(1);

        CompletableFuture<String> other = ground.transaction.execute(failing -> {
            received(next(range));
            CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> received(next(range)));
            await().atMost(Duration.ofSeconds(10)).until(() -> ground.jdbc
                    .sql("select count(*) from pg_locks where not granted").query(Integer.class).single() > 0);
            failing.setRollbackOnly();
            return waiting;
        });

        assertThat(pool.of(other.join())).contains(range.first().value());
    }

    @Test
    void takesAnOrderWithoutANumberWhenNoneIsLeft() {
        ItemCodeRange range = range(1);
        received(next(range));

        assertThat(pool.of(received(next(range)))).isEmpty();
    }

    @Test
    void letsAnAgencyUseEachOfItsNumbersOnce() {
        ItemCodeRange range = range(3);
        String chosen = range.last().value();

        String orderId = received(new AllottedCodes(List.of(range), chosen));
        Acceptance again = offer(new AllottedCodes(List.of(range), chosen));

        assertThat(pool.of(orderId)).contains(chosen);
        assertThat(again).isEqualTo(refused("stands for another order already"));
        assertThat(pool.left(List.of(range))).isEqualTo(2);
        assertThat(pool.of(received(next(range)))).contains(range.first().value());
    }

    @Test
    void refusesANumberThatTheAgencyDoesNotHoldAndStoresNothing() {
        String others = range(1).first().value();
        String orderId = OrderGround.nextId();

        Acceptance refused = ground.offer(orderId, new AllottedCodes(List.of(range(1)), others));

        assertThat(refused).isEqualTo(refused("is no number of a range that this agency holds"));
        assertThat(ground.orders.byId(orderId)).isEmpty();
    }

    @Test
    void givesTheNumberOfARejectedOrderToTheNextOne() {
        ItemCodeRange range = range(1);
        String orderId = received(next(range));
        PlacementAttempt attempt = open(orderId);

        ground.placements.rejected(orderId, attempt.fence(), "Không phục vụ", T0);

        assertThat(pool.of(orderId)).isEmpty();
        assertThat(pool.of(received(next(range)))).contains(range.first().value());
    }

    @Test
    void givesTheNumberOfAnOrderBackThatWasCancelledBeforeItLeft() {
        ItemCodeRange range = range(1);

        ground.recalls.wish(received(next(range)), "Người dân đến nhận", T0);

        assertThat(pool.left(List.of(range))).isOne();
    }

    @Test
    void keepsTheNumberOfAnItemThatThePostHas() {
        ItemCodeRange range = range(1);
        String orderId = received(next(range));
        String theirs = range(1).first().value();
        ground.placements.placed(orderId, open(orderId).fence(), theirs, T0);

        ground.recalls.wish(orderId, "Người dân đến nhận", T0);
        ground.recalls.cancelled(ground.recalls.next(orderId).orElseThrow(), T0);

        assertThat(pool.left(List.of(range))).isZero();
        assertThat(ground.orders.byId(orderId).orElseThrow().itemCode()).isEqualTo(theirs);
    }

    @Test
    void findsAnOrderByThePostsNumberAndByItsOwn() {
        ItemCodeRange range = range(1);
        String orderId = received(next(range));
        String theirs = range(1).first().value();
        ground.placements.placed(orderId, open(orderId).fence(), theirs, T0);

        assertThat(List.of(theirs, range.first().value())).allSatisfy(code -> {
            assertThat(ground.orders.idByItemCode("vnpost", code)).contains(orderId);
            assertThat(ground.orders.idsByItemCodes("vnpost", List.of(code))).containsEntry(code, orderId);
            assertThat(ground.orders.find(new OrderSearch("one-stop", null, null, code, null, null, null, null, 10, null)))
                    .hasSize(1);
        });
        assertThat(ground.orders.idByItemCode("another", range.first().value())).isEmpty();
    }

    @Test
    void believesThePostBeforeAnotherAgencysRange() {
        ItemCodeRange range = range(1);
        String allotted = received(next(range));
        String placed = received(AllottedCodes.NONE);

        ground.placements.placed(placed, open(placed).fence(), range.first().value(), T0);

        assertThat(ground.orders.idByItemCode("vnpost", range.first().value())).contains(placed);
        assertThat(ground.orders.idsByItemCodes("vnpost", List.of(range.first().value()))).containsValue(placed);
        assertThat(pool.of(allotted)).contains(range.first().value());
    }

    @Test
    void loadsWhatIsMissingAndTouchesNothingElse() {
        ItemCodeRange range = range(3);
        ItemCodeRange half = new ItemCodeRange(range.first(), range.first());
        String orderId = received(next(half));

        pool.load(List.of(range));
        pool.load(List.of(range));

        assertThat(pool.of(orderId)).contains(range.first().value());
        assertThat(pool.left(List.of(range))).isEqualTo(2);
    }

    private static AllottedCodes next(ItemCodeRange range) {
        return new AllottedCodes(List.of(range), null);
    }

    /** Loaded, and of nobody else. */
    private static ItemCodeRange range(int size) {
        int first = SERIAL.getAndAdd(100);
        ItemCodeRange range = new ItemCodeRange(ItemCode.of("CP", first, "VN"), ItemCode.of("CP", first + size - 1, "VN"));
        pool.load(List.of(range));
        return range;
    }

    private static String received(AllottedCodes codes) {
        return ((Acceptance.Stored) offer(codes)).order().orderId();
    }

    private static Acceptance offer(AllottedCodes codes) {
        return ground.offer(OrderGround.nextId(), codes);
    }

    private static Acceptance refused(String why) {
        return new Acceptance.Refused(List.of(new FieldFault("/itemCode", why)));
    }

    private static PlacementAttempt open(String orderId) {
        return ground.placements.open(orderId, "gw", T0, T0.plus(Duration.ofMinutes(1))).orElseThrow();
    }
}
