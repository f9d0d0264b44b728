package vn.postalgateway.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How fast orders leave for each of two operators; what may not leave yet waits in the database. */
class SendingPaceTest {

    private static final String QUEUE = "placement.busy-post";
    private static final String OTHER = "placement.other-post";
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Map<String, Integer> TEN_A_SECOND = Map.of("busy-post", 10);

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
    void letsSoManyOrdersLeaveInASecondWhileAnotherOperatorsLeaveAtOnce() {
        ground.schedule("order", 300, QUEUE, OutboxGround.START.minusSeconds(60));
        ground.schedule("other", 150, OTHER, OutboxGround.START);
        OutboxRelay relay = ground.relay(TEN_A_SECOND);

        int first = relay.relay();
        List<Integer> perSecond = new ArrayList<>();
        for (int second = 1; second <= 10; second++) {
            perSecond.add(aSecondOf(relay));
        }

        assertThat(first).as("all of the other operator's, one of the limited").isEqualTo(151);
        assertThat(perSecond).allSatisfy(sent -> assertThat(sent).isBetween(9, 10));
        assertThat(perSecond.stream().mapToInt(Integer::intValue).sum()).as("no less than 95 percent").isBetween(95, 100);
    }

    @Test
    void keepsOneRateForTwoGateways() {
        ground.schedule("order", 300, QUEUE, OutboxGround.START);
        OutboxRelay ours = ground.relay(TEN_A_SECOND);
        OutboxRelay theirs = ground.relay(TEN_A_SECOND);
        ours.relay();

        int together = 0;
        for (int look = 0; look < 100; look++) {
            ground.clock.pass(LOOK);
            together += ours.relay() + theirs.relay();
            finishAll();
        }

        assertThat(together).as("in five seconds").isBetween(48, 50);
    }

    @Test
    void putsNoMoreThanASecondsWorkBeforeAnOperatorThatAnswersSlowly() {
        ground.schedule("order", 300, QUEUE, OutboxGround.START);
        OutboxRelay relay = ground.relay(TEN_A_SECOND);

        for (int look = 0; look < 200; look++) {
            ground.clock.pass(LOOK);
            relay.relay();
        }

        assertThat(ground.waiting(QUEUE)).isEqualTo(10);
        assertThat(ground.open()).as("the rest waits in the database").isEqualTo(300);
    }

    @Test
    void sendsTheOldestFirstAlsoAmongWhatWasTriedBefore() {
        List<String> old = ground.schedule("old", 3, QUEUE, OutboxGround.START.minusSeconds(600));
        old.forEach(subject -> ground.outbox.schedule("PLACE", subject, QUEUE, OutboxGround.START,
                OutboxGround.START.plusSeconds(30)));
        ground.schedule("new", 3, QUEUE, OutboxGround.START);
        ground.clock.pass(Duration.ofSeconds(31));

        ground.relay(Map.of("busy-post", 3)).relay();
        finishAll();
        OutboxRelay relay = ground.relay(Map.of("busy-post", 3));
        ground.clock.pass(Duration.ofSeconds(1));
        relay.relay();
        ground.clock.pass(Duration.ofSeconds(1));
        relay.relay();

        assertThat(sent()).as("what is on the queue now").hasSize(2).allMatch(subject -> subject.startsWith("old"));
    }

    @Test
    void tellsCancellationsAndAsksAboutDoubtBeforeItSendsNewOrders() {
        ground.schedule("order", 5, QUEUE, OutboxGround.START.minusSeconds(60));
        ground.schedule("doubt", 1, "settlement.busy-post", OutboxGround.START);
        ground.schedule("unwanted", 1, "cancellation.busy-post", OutboxGround.START);
        OutboxRelay relay = ground.relay(Map.of("busy-post", 4));
        relay.relay();
        assertThat(sent()).containsExactly("unwanted-1");

        ground.clock.pass(Duration.ofMillis(250));
        relay.relay();

        assertThat(sent()).containsExactlyInAnyOrder("unwanted-1", "doubt-1");
    }

    @Test
    void leavesAnOperatorAloneForAsLongAsItAskedAndNoOther() {
        List<String> orders = ground.schedule("order", 5, QUEUE, OutboxGround.START);
        OutboxRelay relay = ground.relay();
        relay.relay();

        ground.pace(Map.of()).pause(QUEUE, Duration.ofSeconds(17));
        ground.pace(Map.of()).pause(QUEUE, Duration.ofSeconds(5));
        ground.schedule("other", 4, OTHER, OutboxGround.START);
        ground.clock.pass(Duration.ofSeconds(16));
        int whilePaused = relay.relay();
        ground.clock.pass(Duration.ofSeconds(1));
        int afterwards = relay.relay();

        assertThat(whilePaused).as("only the other operator's").isEqualTo(4);
        assertThat(afterwards).as("what had lain on the queue as well").isEqualTo(orders.size());
    }

    @Test
    void leavesEverythingAtOnceWithoutALimit() {
        ground.schedule("order", 300, QUEUE, OutboxGround.START);

        assertThat(ground.relay().relay()).isEqualTo(300);
    }

    /** Twenty looks; what leaves is worked on at once. */
    private static int aSecondOf(OutboxRelay relay) {
        int sent = 0;
        for (int look = 0; look < 20; look++) {
            ground.clock.pass(LOOK);
            sent += relay.relay();
            finishAll();
        }
        return sent;
    }

    private static void finishAll() {
        ground.jdbc.sql("delete from outbox where sent_at is not null").update();
    }

    private static List<String> sent() {
        return ground.jdbc.sql("select subject_id from outbox where sent_at is not null order by subject_id")
                .query(String.class).list();
    }
}
