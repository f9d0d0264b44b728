package vn.postalgateway.tracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.tracking.jdbc.TrackingGround.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.Instruction;
import vn.postalgateway.operator.InstructionOutcome;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.Decided;
import vn.postalgateway.order.DecisionStand;
import vn.postalgateway.order.DecisionStand.State;
import vn.postalgateway.order.DeliveryDecisions;
import vn.postalgateway.order.DeliveryDecision;
import vn.postalgateway.order.DeliveryStop;
import vn.postalgateway.order.DeliveryStop.Why;
import vn.postalgateway.order.PlacementRules;

/** Who decides about an item that could not be delivered, and what the operator is told, whatever happens meanwhile. */
class DeliveryDecisionsJdbcTest {

    private static final String ABSENT = "\"reason\": \"Người nhận đi vắng\"";
    private static final String LATE = "\"reason\": \"Bưu tá không kịp phát\"";
    private static final String REFUSED = "\"reason\": \"người nhận từ chối nhận\"";
    // Held ten days from Tuesday the 6th: to Friday the 16th.
    private static final Instant DECIDE_BY = Instant.parse("2026-10-16T17:00:00Z");

    private static TrackingGround ground;
    private static int serial;

    @BeforeAll
    static void start() {
        ground = new TrackingGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @Test
    void asksNobodyWhileThePostTriesAgainByItself() {
        String order = order();

        fail(order, 9, ABSENT);

        assertThat(ground.stored(order).failedAttempts()).isEqualTo(1);
        assertThat(pending(order)).isNull();
        assertThat(changes(order)).containsExactly("order.received", "delivery.failed");
    }

    @Test
    void asksOnceTheContractsAttemptsAreUsed() {
        String order = order();

        fail(order, 9, ABSENT);
        fail(order, 10, ABSENT);

        assertThat(ground.stored(order).failedAttempts()).isEqualTo(2);
        assertThat(pending(order)).isEqualTo(
                new DecisionStand.Question(Why.ATTEMPTS_USED, TrackingGround.NOW, DECIDE_BY, Instruction.RETURN));
        assertThat(ground.stored(order).decideBy()).isEqualTo(DECIDE_BY);
        assertThat(changes(order)).containsExactly("order.received", "delivery.failed", "delivery.failed",
                "delivery.decision_required");
    }

    @Test
    void asksNobodyForWhatThePostItselfMadeFail() {
        String order = order();

        fail(order, 9, LATE);
        fail(order, 10, LATE);
        fail(order, 11, ABSENT);

        assertThat(ground.stored(order).failedAttempts()).isEqualTo(3);
        assertThat(pending(order)).isNull();
    }

    @Test
    void asksAtOnceWhereAnotherTryIsPointlessOrThePostPutsTheItemAside() {
        String refused = order();
        String held = order();

        fail(refused, 9, REFUSED);
        send(held, "16", 9, "");

        assertThat(pending(refused).why()).isEqualTo(Why.TRY_IS_POINTLESS);
        assertThat(pending(held).why()).isEqualTo(Why.HELD);
    }

    @Test
    void asksOnceHoweverOftenAndInWhichOrderTheFailuresAreTold() {
        String order = order();
        String first = event("x" + serial + "a", order, "15", "2026-10-06T09:00:00+07:00", "\"attempt\": 1, " + ABSENT);
        String second = event("x" + serial + "b", order, "15", "2026-10-06T10:00:00+07:00", "\"attempt\": 2, " + ABSENT);
        String again = event("x" + serial + "c", order, "108", "2026-10-06T10:01:00+07:00", "\"attempt\": 2");

        ground.send(second);
        ground.send(first, second);
        ground.send(again, first);
        send(order, "16", 11, "");

        assertThat(ground.stored(order).failedAttempts()).isEqualTo(2);
        assertThat(changes(order)).filteredOn("delivery.decision_required"::equals).hasSize(1);
    }

    @Test
    void tellsThePostWhatWasDecidedUntilItAnswers() {
        String order = failed();

        Decided first = decide(order, Instruction.REDELIVER, null);
        Decided again = decide(order, Instruction.REDELIVER, null);
        DeliveryDecisions.Telling telling = decision(TrackingGround.NOW).open(order);
        decision(TrackingGround.NOW).close(telling, new InstructionOutcome.Unanswered("no answer in time"));
        DeliveryDecisions.Telling retried = decision(TrackingGround.NOW).open(order);
        decision(TrackingGround.NOW).close(retried, new InstructionOutcome.Accepted());

        assertThat(List.of(first, again)).containsOnly(new Decided.Telling());
        assertThat(telling.request().instruction()).isEqualTo(Instruction.REDELIVER);
        assertThat(retried.tries()).isEqualTo(1);
        assertThat(decide(order, Instruction.REDELIVER, null)).isEqualTo(new Decided.Accepted());
        assertThat(work(order)).isEmpty();
        assertThat(told(order)).singleElement().extracting(DecisionStand.Told::state).isEqualTo(State.ACCEPTED);
        assertThat(ground.stored(order).decideBy()).isNull();
    }

    @Test
    void letsThePartnerDecideAfterTheFirstFailureAlready() {
        String order = order();
        fail(order, 9, ABSENT);

        Decided stand = decide(order, Instruction.HOLD, LocalDate.of(2026, 10, 8));
        decision(TrackingGround.NOW).close(decision(TrackingGround.NOW).open(order),
                new InstructionOutcome.Accepted());

        assertThat(stand).isEqualTo(new Decided.Telling());
        assertThat(decide(order, Instruction.HOLD, LocalDate.of(2026, 10, 8))).isEqualTo(new Decided.Accepted());
        assertThat(decide(order, Instruction.HOLD, LocalDate.of(2026, 10, 9))).isEqualTo(new Decided.Telling());
        assertThat(told(order)).extracting(DecisionStand.Told::until)
                .containsExactly(LocalDate.of(2026, 10, 8), LocalDate.of(2026, 10, 9));
    }

    @Test
    void leavesTheWorkInTheOutboxWithTheDecision() {
        String order = failed();

        decide(order, Instruction.RETURN, null);

        assertThat(work(order)).containsExactly("instruction.vnpost");
    }

    @Test
    void refusesAnotherDecisionWhileThePostIsTold() {
        String order = failed();
        decide(order, Instruction.REDELIVER, null);

        assertThat(decide(order, Instruction.RETURN, null)).isInstanceOf(Decided.NotNow.class);
        assertThat(told(order)).singleElement().extracting(DecisionStand.Told::instruction)
                .isEqualTo(Instruction.REDELIVER);
    }

    @Test
    void saysThatThereIsNothingToDecideBeforeAFailureAndAfterTheEnd() {
        String fresh = order();
        String delivered = failed();
        send(delivered, "14", 12, "");

        assertThat(decide(fresh, Instruction.RETURN, null)).isInstanceOf(Decided.NotNow.class);
        assertThat(decide(delivered, Instruction.RETURN, null)).isEqualTo(
                new Decided.NotNow("the item does not wait after a failed delivery: DELIVERED"));
        assertThat(pending(delivered)).isNull();
    }

    @Test
    void asksAgainAboutANewFailure() {
        String order = failed();
        accept(order, Instruction.REDELIVER);
        send(order, "12", 11, "");

        fail(order, 12, ABSENT);

        assertThat(pending(order).why()).isEqualTo(Why.ATTEMPTS_USED);
        assertThat(decide(order, Instruction.REDELIVER, null)).isEqualTo(new Decided.Telling());
        assertThat(told(order)).hasSize(2);
    }

    @Test
    void asksNotAgainBecauseAnEarlierFailureIsToldLate() {
        String order = failed();
        accept(order, Instruction.REDELIVER);

        fail(order, 8, ABSENT);

        assertThat(ground.stored(order).failedAttempts()).isEqualTo(3);
        assertThat(pending(order)).isNull();
    }

    @Test
    void returnsWhatIsHeldAtTheEndOfTheHoldUnlessSomebodyDecidesOtherwise() {
        String order = failed();
        accept(order, Instruction.HOLD);
        send(order, "16", 11, "");

        assertThat(told(order).get(0).until()).isEqualTo(LocalDate.of(2026, 10, 16));
        assertThat(pending(order)).isEqualTo(
                new DecisionStand.Question(Why.HELD, TrackingGround.NOW, DECIDE_BY, Instruction.RETURN));
        assertThat(changes(order)).filteredOn("delivery.decision_required"::equals).hasSize(1);

        decision(DECIDE_BY).decideDue();

        assertThat(told(order)).extracting(DecisionStand.Told::instruction)
                .containsExactly(Instruction.HOLD, Instruction.RETURN);
        assertThat(told(order).get(1).decidedBy()).isEqualTo(DeliveryDecisions.CONTRACT);
    }

    @Test
    void instructsTheContractsWordOnceTheTimeIsOverAndNotBefore() {
        String order = failed();

        decision(DECIDE_BY.minusSeconds(1)).decideDue();
        assertThat(told(order)).isEmpty();
        decision(DECIDE_BY).decideDue();
        decision(DECIDE_BY.plusSeconds(5)).decideDue();

        assertThat(told(order)).singleElement().satisfies(told -> {
            assertThat(told.instruction()).isEqualTo(Instruction.RETURN);
            assertThat(told.decidedBy()).isEqualTo(DeliveryDecisions.CONTRACT);
        });
        assertThat(work(order)).hasSize(1);
    }

    @Test
    void asksAgainWhereThePostRefusesAndTellsTheContractsWordOnlyOnce() {
        String order = failed();
        decide(order, Instruction.REDELIVER, null);
        refuse(order, TrackingGround.NOW);

        assertThat(told(order).get(0)).extracting(DecisionStand.Told::state, DecisionStand.Told::detail)
                .containsExactly(State.REFUSED, "Không còn phát lại");
        assertThat(pending(order).otherwise()).isEqualTo(Instruction.RETURN);
        assertThat(changes(order)).filteredOn("delivery.decision_required"::equals).hasSize(2);

        decision(DECIDE_BY).decideDue();
        refuse(order, DECIDE_BY);
        decision(DECIDE_BY.plus(Duration.ofDays(1))).decideDue();

        assertThat(told(order)).hasSize(2);
        assertThat(pending(order).otherwise()).isNull();
        assertThat(decide(order, Instruction.RETURN, null)).isEqualTo(new Decided.Telling());
    }

    @Test
    void tellsTruthfullyThatTheItemWasDeliveredBeforeThePostAnswered() {
        String order = failed();
        decide(order, Instruction.RETURN, null);
        DeliveryDecisions.Telling telling = decision(TrackingGround.NOW).open(order);

        send(order, "14", 12, "");
        decision(TrackingGround.NOW).close(telling, new InstructionOutcome.Accepted());

        assertThat(told(order)).singleElement().extracting(DecisionStand.Told::state).isEqualTo(State.OVERTAKEN);
        assertThat(told(order).get(0).detail()).contains("DELIVERED");
        assertThat(work(order)).isEmpty();
        assertThat(decision(TrackingGround.NOW).open(order)).isNull();
    }

    @Test
    void asksAnewWhereACorrectionTakesTheDeliveryBack() {
        String order = failed();
        ground.send(event("d" + order, order, "14", "2026-10-06T12:00:00+07:00", ""));
        assertThat(pending(order)).isNull();

        ground.send(event("c" + order, order, "15", "2026-10-06T12:00:00+07:00",
                "\"supersedes\": \"d" + order + "\", " + ABSENT));

        assertThat(pending(order).why()).isEqualTo(Why.ATTEMPTS_USED);
    }

    @Test
    void decidesNothingByContractAboutAnOrderThatWasCalledOff() {
        String order = failed();
        ground.jdbc.sql("update delivery_order set placement = 'CANCELLED' where order_id = ?").param(order).update();

        decision(DECIDE_BY).decideDue();

        assertThat(told(order)).isEmpty();
        assertThat(pending(order)).isNull();
        assertThat(decide(order, Instruction.RETURN, null)).isInstanceOf(Decided.NotNow.class);
    }

    @Test
    void letsOneOfManyDecisionsAtOnceCount() throws Exception {
        for (int round = 0; round < 5; round++) {
            String order = failed();

            List<Decided> stands = atOnce(() -> decide(order, Instruction.REDELIVER, null),
                    () -> decide(order, Instruction.RETURN, null), () -> decide(order, Instruction.HOLD, null),
                    DeliveryDecisionsJdbcTest::decideByContract, DeliveryDecisionsJdbcTest::decideByContract);

            assertThat(told(order)).hasSize(1);
            assertThat(stands).filteredOn(Decided.Telling.class::isInstance).hasSizeLessThanOrEqualTo(1);
            assertThat(work(order)).hasSize(1);
        }
    }

    @Test
    void staysTruthfulWhicheverIsFasterADecisionOrALateDelivery() throws Exception {
        for (int round = 0; round < 10; round++) {
            String order = failed();

            List<Decided> stands = atOnce(() -> decide(order, Instruction.RETURN, null), () -> {
                send(order, "14", 12, "");
                return new Decided.Accepted();
            });

            assertThat(pending(order)).isNull();
            assertThat(work(order)).isEmpty();
            assertThat(told(order)).allMatch(told -> told.state() == State.OVERTAKEN)
                    .hasSize(stands.get(0) instanceof Decided.Telling ? 1 : 0);
        }
    }

    @Test
    void keepsItsRulesInEveryHistory() {
        for (long seed = 1; seed <= 60; seed++) {
            Random chance = new Random(seed);
            String order = order();
            for (int step = 0; step < 15; step++) {
                happen(order, chance, step);

                Movement movement = ground.stored(order).movement();
                long telling = told(order).stream().filter(told -> told.state() == State.TELLING).count();
                assertThat(work(order)).as("seed %d, step %d", seed, step).hasSize((int) telling);
                assertThat(telling).as("seed %d, step %d", seed, step).isLessThanOrEqualTo(1);
                assertThat(DeliveryStop.waits(movement) || telling == 0 && pending(order) == null)
                        .as("seed %d, step %d: %s", seed, step, movement).isTrue();
            }
        }
    }

    private static void happen(String order, Random chance, int step) {
        DeliveryDecision gateway = decision(chance.nextInt(8) == 0 ? DECIDE_BY : TrackingGround.NOW);
        DeliveryDecisions.Telling telling = gateway.open(order);
        int what = chance.nextInt(10);
        if (what < 5) {
            String status = List.of("15", "15", "15", "16", "12", "14", "19", "18").get(chance.nextInt(8));
            String corrects = chance.nextInt(4) > 0 || step == 0 ? ABSENT
                    : "\"supersedes\": \"" + order + "-" + chance.nextInt(step) + "\"";
            ground.send(event(order + "-" + step, order, status,
                    String.format("2026-10-06T%02d:00:00+07:00", 6 + chance.nextInt(12)), corrects));
        } else if (what < 7) {
            gateway.decide("one-stop", order, Instruction.values()[chance.nextInt(3)], null);
        } else if (what == 7) {
            gateway.decideDue();
        } else if (telling != null) {
            gateway.close(telling, List.of(new InstructionOutcome.Accepted(), new InstructionOutcome.Refused("không"),
                    new InstructionOutcome.Unanswered("no answer in time")).get(chance.nextInt(3)));
        }
    }

    private static String order() {
        serial++;
        String order = ground.order();
        ground.place(order, null);
        return order;
    }

    private static String failed() {
        String order = order();
        fail(order, 9, ABSENT);
        fail(order, 10, ABSENT);
        return order;
    }

    private static void fail(String order, int hour, String reason) {
        send(order, "15", hour, reason);
    }

    private static void send(String order, String status, int hour, String more) {
        ground.send(event(status + "-" + hour + order, order, status,
                String.format("2026-10-06T%02d:00:00+07:00", hour), more));
    }

    private static Decided decide(String order, Instruction instruction, LocalDate until) {
        return decision(TrackingGround.NOW).decide("one-stop", order, instruction, until).orElseThrow();
    }

    private static void accept(String order, Instruction instruction) {
        decide(order, instruction, null);
        DeliveryDecision decision = decision(TrackingGround.NOW);
        decision.close(decision.open(order), new InstructionOutcome.Accepted());
    }

    private static void refuse(String order, Instant at) {
        decision(at).close(decision(at).open(order), new InstructionOutcome.Refused("Không còn phát lại"));
    }

    // As after a restart: each call is a gateway of its own.
    private static DeliveryDecision decision(Instant now) {
        return new DeliveryDecision(ground.decisions, ground.orders, ground.terms, new PlacementRules("gw",
                Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofMinutes(1)),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Decided decideByContract() {
        decision(DECIDE_BY).decideDue();
        return new Decided.NotNow("decided by contract");
    }

    private static DecisionStand.Question pending(String order) {
        return ground.decisions.of(order).pending();
    }

    private static List<DecisionStand.Told> told(String order) {
        return ground.decisions.of(order).told();
    }

    private static List<String> changes(String order) {
        return ground.jdbc.sql("select type from order_change where order_id = ? order by change_id").param(order)
                .query(String.class).list();
    }

    private static List<String> work(String order) {
        return ground.jdbc.sql("select queue from outbox where purpose = 'instruction' and subject_id = ?").param(order)
                .query(String.class).list();
    }

    @SafeVarargs
    private static List<Decided> atOnce(Callable<Decided>... calls) throws Exception {
        ExecutorService gateways = Executors.newFixedThreadPool(calls.length);
        try {
            List<Decided> stands = new ArrayList<>();
            for (Future<Decided> running : gateways.invokeAll(List.of(calls))) {
                stands.add(running.get());
            }
            return stands;
        } finally {
            gateways.shutdownNow();
        }
    }
}
