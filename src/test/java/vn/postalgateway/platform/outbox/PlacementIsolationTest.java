package vn.postalgateway.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.CompletionListener;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** Why there is a broker although PostgreSQL is the truth, and why it may be lost; see the decision record of that name. */
class PlacementIsolationTest {

    private static final String DEAD_QUEUE = "placement.dead-post";
    private static final String LIVING_QUEUE = "placement.living-post";
    private static final int WORKERS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Predicate<String> OF_DEAD_POST = subject -> subject.startsWith("dead");
    private static final Predicate<String> NONE = subject -> false;

    private static OutboxGround ground;

    @BeforeAll
    static void start() {
        ground = new OutboxGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @BeforeEach
    void startWithNothingToDo() {
        ground.empty();
    }

    @Test
    void placesTheOrdersOfALivingOperatorBehindFiveHundredOlderOnesOfADeadOperator() {
        List<String> dead = ground.schedule("dead", 500, DEAD_QUEUE, OutboxGround.START.minusSeconds(60));
        List<String> living = ground.schedule("living", 100, LIVING_QUEUE, OutboxGround.START);
        try (Workers ofDead = workers(DEAD_QUEUE, OF_DEAD_POST); Workers ofLiving = workers(LIVING_QUEUE, OF_DEAD_POST)) {
            ground.relay().relay();

            await().atMost(LIMIT).until(() -> ofLiving.finished().size() == living.size());
            await().atMost(LIMIT).until(() -> ofDead.hanging() == WORKERS);

            assertThat(ofLiving.finished()).containsExactlyInAnyOrderElementsOf(living);
            assertThat(ofDead.finished()).isEmpty();
            assertThat(ground.open()).isEqualTo(dead.size());
        }
    }

    @Test
    void wouldStandStillIfAllOperatorsSharedOneQueue() {
        String shared = "placement.shared";
        List<String> dead = ground.schedule("dead", 500, shared, OutboxGround.START.minusSeconds(60));
        List<String> living = ground.schedule("living", 100, shared, OutboxGround.START);
        try (Workers ofBoth = workers(shared, OF_DEAD_POST)) {
            ground.relay().relay();

            await().atMost(LIMIT).until(() -> ofBoth.hanging() == WORKERS);

            assertThat(ofBoth.finished()).as("each worker waits for the dead operator").isEmpty();
            assertThat(ground.open()).isEqualTo(dead.size() + living.size());

            ofBoth.letOperatorAnswer();

            await().atMost(LIMIT).until(() -> ground.open() == 0);
        }
    }

    @Test
    void letsTwoGatewaysShareTheWorkAndWorksOnNothingTwice() {
        List<String> orders = ground.schedule("order", 600, LIVING_QUEUE, OutboxGround.START);
        OutboxRelay ours = ground.relay();
        OutboxRelay theirs = ground.relay();
        try (Workers here = workers(LIVING_QUEUE, NONE); Workers there = workers(LIVING_QUEUE, NONE)) {
            int sent = CompletableFuture.supplyAsync(ours::relay)
                    .thenCombine(CompletableFuture.supplyAsync(theirs::relay), Integer::sum).join();

            await().atMost(LIMIT).until(() -> ground.open() == 0);
            await().atMost(LIMIT).until(() -> here.finished().size() + there.finished().size() >= orders.size());

            List<String> all = new ArrayList<>(here.finished());
            all.addAll(there.finished());
            assertThat(sent).isEqualTo(orders.size());
            assertThat(all).containsExactlyInAnyOrderElementsOf(orders);
            assertThat(here.finished()).as("the one gateway's part").isNotEmpty();
            assertThat(there.finished()).as("the other gateway's part").isNotEmpty();
        }
    }

    @Test
    void fillsNoQueueThatAPersonHasStopped() {
        List<String> orders = ground.schedule("order", 5, LIVING_QUEUE, OutboxGround.START);
        ground.stop(LIVING_QUEUE, true);

        int whileStopped = ground.relay().relay();
        ground.stop(LIVING_QUEUE, false);
        int afterwards = ground.relay().relay();

        assertThat(whileStopped).isZero();
        assertThat(afterwards).isEqualTo(orders.size());
    }

    @Test
    void refillsABrokerThatWasWipedBetweenSendingAndWorking() {
        List<String> orders = ground.schedule("order", 40, LIVING_QUEUE, OutboxGround.START);
        ground.relay().relay();
        assertThat(ground.waiting(LIVING_QUEUE)).isEqualTo(orders.size());

        ground.wipeBroker();
        OutboxRelay relay = ground.relay();

        assertThat(ground.waiting(LIVING_QUEUE)).as("nothing is left at the broker").isZero();
        assertThat(relay.resendOverdue()).as("too early to tell that they are lost").isZero();
        ground.clock.pass(OutboxGround.RESEND_AFTER.plusSeconds(1));
        assertThat(relay.resendOverdue()).isEqualTo(orders.size());
        assertThat(relay.relay()).isEqualTo(orders.size());
        try (Workers workers = workers(LIVING_QUEUE, NONE)) {
            await().atMost(LIMIT).until(() -> ground.open() == 0);
            await().atMost(LIMIT).until(() -> workers.finished().size() >= orders.size());
            assertThat(workers.finished()).containsExactlyInAnyOrderElementsOf(orders);
        }
    }

    @Test
    void refillsTheQueuesAtAStartWhateverTheBrokerStillHas() {
        List<String> orders = ground.schedule("order", 40, LIVING_QUEUE, OutboxGround.START);
        ground.relay().relay();
        ground.takeAwayUnfinished(LIVING_QUEUE, 10);

        OutboxRelay started = ground.relay();
        assertThat(started.refill()).isEqualTo(orders.size());
        started.relay();

        assertThat(ground.waiting(LIVING_QUEUE)).as("thirty that were there, and all forty").isEqualTo(70);
        try (Workers workers = workers(LIVING_QUEUE, NONE)) {
            await().atMost(LIMIT).until(() -> ground.open() == 0);
            assertThat(workers.finished()).containsAll(orders);
        }
    }

    @Test
    void waitsLongerOnlyForWhatNobodyDidAndNotForWhatWasOftenPaused() {
        ground.schedule("order", 3, LIVING_QUEUE, OutboxGround.START);
        OutboxRelay relay = ground.relay();
        for (int pause = 0; pause < 9; pause++) {
            relay.relay();
            ground.pace(Map.of()).pause(LIVING_QUEUE, Duration.ofSeconds(1));
            ground.clock.pass(Duration.ofSeconds(2));
        }
        relay.relay();

        ground.clock.pass(OutboxGround.RESEND_AFTER.plusSeconds(1));
        assertThat(relay.resendOverdue()).as("paused nine times, overdue once").isEqualTo(3);
        relay.relay();
        ground.clock.pass(OutboxGround.RESEND_AFTER.plusSeconds(1));
        assertThat(relay.resendOverdue()).as("the second time it waits twice as long").isZero();
        ground.clock.pass(OutboxGround.RESEND_AFTER);
        assertThat(relay.resendOverdue()).isEqualTo(3);
    }

    @Test
    void sendsAgainWhatTheBrokerRemembersButNobodyFinished() {
        List<String> orders = ground.schedule("order", 10, LIVING_QUEUE, OutboxGround.START);
        OutboxRelay relay = ground.relay();
        relay.relay();
        ground.takeAwayUnfinished(LIVING_QUEUE, orders.size());

        ground.clock.pass(OutboxGround.RESEND_AFTER.plusSeconds(1));
        relay.resendOverdue();
        relay.relay();

        assertThat(ground.waiting(LIVING_QUEUE)).isEqualTo(orders.size());
    }

    @Test
    void sendsTheRestOfABatchOfWhichTheBrokerKnowsAPartAlready() {
        List<String> known = ground.schedule("known", 3, LIVING_QUEUE, OutboxGround.START.minusSeconds(1));
        assertThatThrownBy(() -> relayThatDiesBeforeItMarksItsRows().relay()).hasMessage("killed");
        assertThat(ground.waiting(LIVING_QUEUE)).isEqualTo(known.size());

        List<String> fresh = ground.schedule("fresh", 5, LIVING_QUEUE, OutboxGround.START);
        int sent = ground.relay().relay();

        assertThat(sent).isEqualTo(known.size() + fresh.size());
        assertThat(ground.waiting(LIVING_QUEUE)).as("the known ones are there once").isEqualTo(sent);
        try (Workers workers = workers(LIVING_QUEUE, NONE)) {
            await().atMost(LIMIT).until(() -> ground.open() == 0);
            await().atMost(LIMIT).until(() -> workers.finished().size() >= sent);
            assertThat(workers.finished()).containsAll(known).containsAll(fresh).hasSize(sent);
        }
    }

    @Test
    void fillsNoQueueFurtherThanItsBoundAndGoesOnWhenWorkIsDoneOrOverdue() {
        int bound = OutboxGround.LIMITS.onQueue();
        List<String> orders = ground.schedule("order", bound + 200, LIVING_QUEUE, OutboxGround.START);
        ground.schedule("other", 5, DEAD_QUEUE, OutboxGround.START.plusMillis(1));
        ground.clock.pass(Duration.ofSeconds(1));
        OutboxRelay relay = ground.relay();

        assertThat(relay.relay()).as("to the bound, and another queue's work beyond it").isEqualTo(bound + 5);
        assertThat(relay.relay()).isZero();

        orders.subList(0, 10).forEach(ground::done);
        assertThat(relay.relay()).as("room again for as many").isEqualTo(10);

        ground.clock.pass(OutboxGround.RESEND_AFTER.plusSeconds(1));
        assertThat(relay.relay()).as("nobody did them: they may be lost").isEqualTo(190);
    }

    @Test
    void holdsItsRowsNoLongerThanASecondHoweverSlowTheBrokerIs() {
        ground.schedule("order", 50, LIVING_QUEUE, OutboxGround.START);
        OutboxRelay relay = relayOver(new SlowBroker(ground.connect(), word -> {
            ground.clock.pass(Duration.ofMillis(300));
            return word;
        }));

        assertThat(relay.relay()).as("in a little more than a second").isEqualTo(4);
        assertThat(ground.waiting(LIVING_QUEUE)).isEqualTo(4);
        assertThat(ground.relay().relay()).as("the rest stayed due").isEqualTo(46);
    }

    @Test
    void sendsOnWhileTheBrokerHasNotSaidThatItHasTheLast() {
        int together = 20;
        ground.schedule("order", together, LIVING_QUEUE, OutboxGround.START);
        List<Runnable> said = new CopyOnWriteArrayList<>();
        OutboxRelay relay = relayOver(new SlowBroker(ground.connect(), word -> heard(word, message -> {
            said.add(() -> word.onCompletion(message));
            if (said.size() == together) {
                said.forEach(Runnable::run);
            }
        })));

        assertThat(relay.relay()).isEqualTo(together);
        assertThat(said).as("none of them waited for another").hasSize(together);
        assertThat(ground.waiting(LIVING_QUEUE)).isEqualTo(together);
    }

    @Test
    void asksTheBrokerForAQueueOnceAndNotForEachMessage() {
        ground.schedule("order", 20, LIVING_QUEUE, OutboxGround.START);
        SlowBroker broker = new SlowBroker(ground.connect(), word -> word);

        relayOver(broker).relay();

        assertThat(broker.calls("send")).isEqualTo(20);
        assertThat(broker.calls("createQueue")).isEqualTo(1);
    }

    @Test
    void leavesDueWhatTheBrokerSaysNothingOf() {
        ground.schedule("order", 5, LIVING_QUEUE, OutboxGround.START);
        AtomicInteger sent = new AtomicInteger();
        OutboxRelay relay = relayOver(new SlowBroker(ground.connect(), word ->
                sent.incrementAndGet() == 3 ? heard(word, message -> { }) : word));

        assertThat(relay.relay()).isEqualTo(4);
        assertThat(ground.relay().relay()).as("the one that nothing was said of").isEqualTo(1);
        assertThat(ground.waiting(LIVING_QUEUE)).as("it was there, and is there once").isEqualTo(5);
    }

    @Test
    void failsIfTheBrokerSaysNothingAtAll() {
        ground.schedule("order", 2, LIVING_QUEUE, OutboxGround.START);
        OutboxRelay relay = relayOver(new SlowBroker(ground.connect(), word -> heard(word, message -> { })));

        assertThatThrownBy(relay::relay).hasMessage("the broker takes nothing");
        assertThat(ground.relay().relay()).as("both stayed due").isEqualTo(2);
    }

    private static CompletionListener heard(CompletionListener word, Consumer<Message> arrival) {
        return new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                arrival.accept(message);
            }

            @Override
            public void onException(Message message, Exception refused) {
                word.onException(message, refused);
            }
        };
    }

    private static OutboxRelay relayOver(SlowBroker broker) {
        return new OutboxRelay(ground.jdbc, ground.transaction, new JmsTemplate(broker.connections()), ground.clock,
                OutboxGround.LIMITS, ground.pace(Map.of()));
    }

    private static Workers workers(String queue, Predicate<String> hangs) {
        return new Workers(ground, ground.connect(), queue, WORKERS, hangs);
    }

    /** The broker has the messages, the transaction that marks the rows never ends. */
    private static OutboxRelay relayThatDiesBeforeItMarksItsRows() {
        TransactionOperations killed = new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                return ground.transaction.execute(status -> {
                    action.doInTransaction(status);
                    throw new IllegalStateException("killed");
                });
            }
        };
        return new OutboxRelay(ground.jdbc, killed, new JmsTemplate(ground.connect()),
                ground.clock, OutboxGround.LIMITS, ground.pace(Map.of()));
    }
}
