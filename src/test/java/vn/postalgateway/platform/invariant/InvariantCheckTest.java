package vn.postalgateway.platform.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.calendar.MovingClock;
import vn.postalgateway.platform.database.TestDatabase;

/** How the check looks and what it tells, whatever the invariants are. */
class InvariantCheckTest {

    private static final Instant T = Instant.parse("2026-10-05T02:00:00Z");
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(InvariantCheck.class);

    private static TestDatabase database;

    private final MovingClock clock = new MovingClock(T);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeAll
    static void start() {
        database = new TestDatabase(4);
        database.asOwner("create table wrong (id text)", "grant select, insert, delete on wrong to gateway_app");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void startWithNothingWrong() {
        database.jdbc().sql("delete from wrong").update();
        lines.start();
        LOG.addAppender(lines);
        LOG.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        LOG.detachAppender(lines);
        LOG.setLevel(null);
    }

    @Test
    void tellsCountExampleAndAgeToMetricsAndHealth() {
        InvariantCheck check = check("select id from wrong");
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new InvariantMetrics(check).bindTo(registry);
        assertThat(gauge(registry, "violations")).as("before the first look").isEqualTo("NaN");

        database.jdbc().sql("insert into wrong values ('ord_2'), ('ord_1')").update();
        check.run();
        clock.pass(Duration.ofSeconds(40));
        Health health = new InvariantHealth(check).health();

        assertThat(gauge(registry, "violations")).isEqualTo("2.0");
        assertThat(gauge(registry, "age")).isEqualTo("40.0");
        assertThat(health.getStatus()).isEqualTo(new Status("VIOLATED"));
        assertThat(health.getDetails().get("probe").toString())
                .isEqualTo("{violations=2, example=ord_1, checkedAt=2026-10-05T02:00:00Z}");
    }

    @Test
    void isUpAgainWhenNothingIsWrong() {
        InvariantCheck check = check("select id from wrong");

        check.run();

        assertThat(new InvariantHealth(check).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void logsOneLineAtEachChangeOnly() {
        InvariantCheck check = check("select id from wrong");
        check.run();
        database.jdbc().sql("insert into wrong values ('ord_1')").update();
        check.run();
        check.run();
        database.jdbc().sql("delete from wrong").update();
        check.run();
        check.run();

        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly(
                "Invariant probe is violated 1 times, for example by ord_1", "Invariant probe holds again");
    }

    @Test
    void endsAQueryThatTakesTooLongAndKeepsWhatItFoundBefore() {
        database.jdbc().sql("insert into wrong values ('ord_1')").update();
        InvariantCheck check = check("select id from wrong where pg_sleep((select count(*) from wrong) - 1) is not null");
        check.run();
        database.jdbc().sql("insert into wrong values ('a'), ('b'), ('c'), ('d'), ('e'), ('f')").update();
        clock.pass(Duration.ofMinutes(1));

        check.run();
        check.run();

        assertThat(check.found("probe")).contains(new InvariantCheck.Finding(1, "ord_1", T));
        assertThat(check.age("probe")).contains(Duration.ofMinutes(1));
        assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).last()
                .isEqualTo("Invariant probe could not be checked (QueryTimeoutException); the last finding stands");
        assertThat(lines.list).hasSize(2);
    }

    @Test
    void leavesTheLookToAnotherGatewayThatIsLooking() {
        InvariantCheck check = check("select id from wrong");

        database.transaction().executeWithoutResult(another -> {
            database.jdbc().sql("select pg_advisory_xact_lock(hashtextextended('invariants-check', 0))::text")
                    .query(String.class).single();
            inAnotherThread(check::run);
        });

        assertThat(check.found("probe")).isEmpty();
        check.run();
        assertThat(check.found("probe")).isPresent();
    }

    private static void inAnotherThread(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }

    private InvariantCheck check(String violations) {
        TransactionTemplate snapshot = database.transaction();
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return new InvariantCheck(List.of(new SqlInvariant("probe", database.jdbc(), violations)), database.jdbc(),
                snapshot, clock, Duration.ofMillis(500));
    }

    private static String gauge(SimpleMeterRegistry registry, String what) {
        return String.valueOf(registry.get("gateway.invariant." + what).tag("invariant", "probe").gauge().value());
    }
}
