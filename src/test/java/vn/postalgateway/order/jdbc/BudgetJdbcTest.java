package vn.postalgateway.order.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.MovingClock;
import vn.postalgateway.contract.Budget;
import vn.postalgateway.contract.Budget.WhenSpent;
import vn.postalgateway.order.Acceptance;
import vn.postalgateway.order.BudgetAlarms;
import vn.postalgateway.order.BudgetStand;
import vn.postalgateway.order.BudgetUse;
import vn.postalgateway.order.BudgetWatch;
import vn.postalgateway.tariff.Vnd;

/** On a real PostgreSQL: each order takes 16,000 of the budget. */
class BudgetJdbcTest {

    private static final Instant AT = Instant.parse("2026-10-05T02:00:00Z");
    private static final long PART = 16_000;

    private OrderGround ground;
    private BudgetUse use;

    @BeforeEach
    void open() {
        ground = new OrderGround();
        use = new JdbcBudgetUse(ground.jdbc, ground.transaction);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void reservesAtIntakeUpToTheLastDongAndRefusesTheNextOrder() {
        Budget two = refusing(2 * PART);

        assertThat(offer(two)).isInstanceOf(Acceptance.Stored.class);
        assertThat(offer(two)).isInstanceOf(Acceptance.Stored.class);
        String refused = OrderGround.nextId();
        assertThat(ground.offer(refused, AT, two)).isInstanceOf(Acceptance.BudgetExhausted.class);

        assertThat(used()).isEqualTo(new BudgetUse.Used(Vnd.of(2 * PART), Vnd.ZERO));
        assertThat(ground.orders.byId(refused)).isEmpty();
    }

    @Test
    void takesTheOrderAllTheSameWhereTheContractOnlyWarns() {
        Budget one = new Budget(Vnd.of(PART), 80, WhenSpent.WARN);
        offer(one);

        assertThat(offer(one)).isInstanceOf(Acceptance.Stored.class);
        assertThat(use.of("ha-tinh-city", 2026).sum()).isEqualTo(Vnd.of(2 * PART));
    }

    /** Six at once for one last place, many times over: never two, and never none. */
    @Test
    void givesTheLastDongToOneOfTwoThatRace() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(6);
        try {
            for (int round = 1; round <= 12; round++) {
                Budget last = refusing(round * PART);
                CyclicBarrier start = new CyclicBarrier(6);
                List<Future<Acceptance>> answers = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    answers.add(callers.submit(() -> {
                        start.await();
                        return offer(last);
                    }));
                }
                int stored = 0;
                for (Future<Acceptance> answer : answers) {
                    stored += answer.get() instanceof Acceptance.Stored ? 1 : 0;
                }

                assertThat(stored).isEqualTo(1);
                assertThat(used().sum()).isEqualTo(Vnd.of(round * PART));
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void releasesWhatARejectedCancelledOrReturnedOrderHeld() {
        Budget one = refusing(PART);
        for (String end : List.of("placement = 'REJECTED'", "placement = 'CANCELLED'", "movement = 'RETURNED'",
                "movement = 'LOST'")) {
            String orderId = OrderGround.nextId();
            assertThat(ground.offer(orderId, AT, one)).isInstanceOf(Acceptance.Stored.class);

            ground.jdbc.sql("update delivery_order set " + end + " where order_id = ?").param(orderId).update();

            assertThat(used().sum()).isEqualTo(Vnd.ZERO);
        }
    }

    @Test
    void consumesWhatBecameBillableAtItsFinalPriceInTheYearOfItsMonth() {
        String orderId = OrderGround.nextId();
        ground.offer(orderId, AT, refusing(10 * PART));

        ground.jdbc.sql("""
                update delivery_order set movement = 'DELIVERED', billable_at = '2026-12-31T17:00:00Z',
                    billable_month = '2027-01-01', tariff_vnd = 27000, budget_vnd = 17000 where order_id = ?""")
                .param(orderId).update();

        assertThat(used().sum()).isEqualTo(Vnd.ZERO);
        assertThat(use.of("ha-tinh-city", 2027)).isEqualTo(new BudgetUse.Used(Vnd.ZERO, Vnd.of(17_000)));
    }

    @Test
    void countsOrdersThatCameBeforeTheContractStatedABudget() {
        ground.receive(AT);
        ground.receive(AT);

        assertThat(offer(refusing(2 * PART))).isInstanceOf(Acceptance.BudgetExhausted.class);
        assertThat(used().reserved()).isEqualTo(Vnd.of(2 * PART));
    }

    @Test
    void countsEarlierOrdersInPieceByPiece() {
        for (int i = 0; i < 5; i++) {
            ground.receive(AT);
        }

        ground.transaction.executeWithoutResult(status ->
                new BudgetYears(ground.jdbc, 2).open("ha-tinh-city", 2026));

        assertThat(used().reserved()).isEqualTo(Vnd.of(5 * PART));
    }

    @Test
    void countsNothingTwiceWhenTheNextYearBegins() {
        ground.receive(AT);
        use.of("ha-tinh-city", 2026);
        ground.jdbc.sql("""
                update delivery_order set movement = 'DELIVERED', billable_at = '2026-12-31T17:00:00Z',
                    billable_month = '2027-01-01'""").update();

        assertThat(use.of("ha-tinh-city", 2027)).isEqualTo(new BudgetUse.Used(Vnd.ZERO, Vnd.of(PART)));
        assertThat(used().sum()).isEqualTo(Vnd.ZERO);
    }

    @Test
    void raisesAnAlarmOnceForEachLevelOfAYearsBudget() {
        Budget two = new Budget(Vnd.of(2 * PART), 50, WhenSpent.WARN);
        BudgetAlarms alarms = new JdbcBudgetAlarms(ground.jdbc);
        MovingClock clock = new MovingClock(AT);
        BudgetWatch watch = new BudgetWatch(ground.contracts(two), use, alarms, clock);

        watch.look();
        assertThat(raised()).isEmpty();
        String first = OrderGround.nextId();
        ground.offer(first, AT, two);
        for (int look = 0; look < 3; look++) {
            clock.pass(Duration.ofMinutes(1));
            watch.look();
        }
        assertThat(raised()).containsExactly("2026 WARNING 16000 of 32000");

        ground.jdbc.sql("update delivery_order set placement = 'CANCELLED' where order_id = ?").param(first).update();
        watch.look();
        offer(two);
        offer(two);
        offer(two);
        watch.look();

        assertThat(raised()).containsExactly("2026 SPENT 48000 of 32000", "2026 WARNING 16000 of 32000");
        assertThat(alarms.raisedAt("ha-tinh-city", 2026, Budget.Stand.WARNING, two))
                .contains(AT.plus(Duration.ofMinutes(1)));
        assertThat(alarms.raisedAt("ha-tinh-city", 2027, Budget.Stand.WARNING, two)).isEmpty();
        assertThat(watch.last().get("ha-tinh-city").left()).isEqualTo(Vnd.of(-PART));
    }

    @Test
    void raisesAnotherAlarmWhereTheBudgetWasRaisedMeanwhile() {
        BudgetAlarms alarms = new JdbcBudgetAlarms(ground.jdbc);
        Budget one = new Budget(Vnd.of(PART), 100, WhenSpent.WARN);
        Budget two = new Budget(Vnd.of(2 * PART), 50, WhenSpent.WARN);
        offer(one);

        new BudgetWatch(ground.contracts(one), use, alarms, new MovingClock(AT)).look();
        new BudgetWatch(ground.contracts(two), use, alarms, new MovingClock(AT)).look();

        assertThat(raised()).containsExactly("2026 SPENT 16000 of 16000", "2026 WARNING 16000 of 16000",
                "2026 WARNING 16000 of 32000");
    }

    private List<String> raised() {
        return ground.jdbc.sql("""
                select year || ' ' || level || ' ' || used_vnd || ' of ' || budget_vnd from budget_alarm
                order by budget_vnd, level, year""").query(String.class).list().stream().sorted().toList();
    }

    @Test
    void beginsAnewWithTheYearInVietnam() {
        Budget one = refusing(PART);
        assertThat(ground.offer(OrderGround.nextId(), Instant.parse("2026-12-31T16:59:59Z"), one))
                .isInstanceOf(Acceptance.Stored.class);

        assertThat(ground.offer(OrderGround.nextId(), Instant.parse("2026-12-31T17:00:00Z"), one))
                .isInstanceOf(Acceptance.Stored.class);
        assertThat(use.of("ha-tinh-city", 2027).sum()).isEqualTo(Vnd.of(PART));
    }

    @Test
    void foretellsTheYearFromThePaceSoFar() {
        Budget budget = refusing(1_000_000);
        BudgetUse.Used used = new BudgetUse.Used(Vnd.of(60_000), Vnd.of(40_000));

        BudgetStand stand = BudgetStand.on(LocalDate.of(2026, 3, 14), 2026, LocalDate.of(2025, 7, 1), budget, used);

        assertThat(stand.forecast()).isEqualTo(Vnd.of(500_000));
        assertThat(stand.left()).isEqualTo(Vnd.of(900_000));
        assertThat(stand.stand()).isEqualTo(Budget.Stand.ENOUGH);
        assertThat(budget.standAt(Vnd.of(799_999))).isEqualTo(Budget.Stand.ENOUGH);
        assertThat(budget.standAt(Vnd.of(800_000))).isEqualTo(Budget.Stand.WARNING);
        assertThat(budget.standAt(Vnd.of(1_000_000))).isEqualTo(Budget.Stand.SPENT);
    }

    @Test
    void keepsEveryPriceThatALaterOneReplaced() {
        String orderId = ground.receive(AT);
        for (int grams : new int[] {250, 500}) {
            ground.jdbc.sql("""
                    update delivery_order set estimate = coalesce(estimate, price),
                        price = jsonb_set(price, '{weight,value}', to_jsonb(?::int)) where order_id = ?""")
                    .params(grams, orderId).update();
        }

        assertThat(ground.jdbc.sql("""
                select estimate #>> '{weight,value}' || ', ' || (select string_agg(r.price #>> '{weight,value}', ', ')
                    from replaced_price r where r.order_id = o.order_id) || ', ' || (price #>> '{weight,value}')
                from delivery_order o where order_id = ?""").param(orderId).query(String.class).single())
                .isEqualTo("80, 250, 500");
    }

    private Acceptance offer(Budget budget) {
        return ground.offer(OrderGround.nextId(), AT, budget);
    }

    private BudgetUse.Used used() {
        return use.of("ha-tinh-city", 2026);
    }

    private static Budget refusing(long vnd) {
        return new Budget(Vnd.of(vnd), 80, WhenSpent.REFUSE);
    }
}
