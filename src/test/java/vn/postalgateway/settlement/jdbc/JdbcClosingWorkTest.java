package vn.postalgateway.settlement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.CONTRACT;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.OCTOBER;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.MovingClock;
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;
import vn.postalgateway.settlement.ClosingTask;
import vn.postalgateway.settlement.ClosingTask.Kind;
import vn.postalgateway.settlement.ClosingTask.State;
import vn.postalgateway.settlement.LedgerFinding;
import vn.postalgateway.settlement.SettlementRefused;

class JdbcClosingWorkTest {

    private static final int ITEMS = 30;
    private static ReconciledMonth month;
    private static MovingClock clock;
    private static JdbcClosingWork work;
    private static JdbcPeriodClosing closing;

    @BeforeAll
    static void start() {
        month = new ReconciledMonth();
        clock = new MovingClock(Instant.parse("2026-12-20T03:00:00Z"));
        work = SettlementGround.work(month, clock);
        closing = SettlementGround.closing(month, clock);
    }

    @AfterAll
    static void stop() {
        month.close();
    }

    @BeforeEach
    void startAfresh() {
        month.forget();
    }

    @Test
    void writesDownWhatIsAskedForAndDoesItWhenAWorkerComes() {
        october();

        ClosingTask asked = work.submit(CONTRACT, OCTOBER, "an");
        assertThat(asked).extracting(ClosingTask::kind, ClosingTask::state, ClosingTask::by, ClosingTask::progress)
                .containsExactly(Kind.SUBMIT, State.WAITING, "an", 0);
        assertThat(month.totals(OCTOBER).state()).isEqualTo("OPEN");
        work.work();
        ClosingTask approval = work.approve(CONTRACT, OCTOBER, "bình", null);
        work.work();

        assertThat(work.task(asked.number()).state()).isEqualTo(State.DONE);
        assertThat(closing.show(CONTRACT, OCTOBER).work()).isEqualTo(work.task(approval.number()));
        assertThat(work.task(approval.number()).progress()).isEqualTo(100);
        assertApprovedOnce();
    }

    @Test
    void asksOnceHoweverOftenTheSamePersonAsks() {
        october();

        ClosingTask first = work.submit(CONTRACT, OCTOBER, "an");

        assertThat(work.submit(CONTRACT, OCTOBER, "an")).isEqualTo(first);
        assertThatThrownBy(() -> work.submit(CONTRACT, OCTOBER, "chi")).isInstanceOfSatisfying(SettlementRefused.class,
                r -> assertThat(r.code()).isEqualTo("closing-under-way"));
        assertThat(month.rows("select * from period_work")).hasSize(1);
    }

    @Test
    void refusesAtOnceWhatIsPlainlyNotAllowed() {
        october();
        assertThat(refusal(() -> work.approve(CONTRACT, OCTOBER, "bình", null))).isEqualTo("period-not-submitted");
        closing.submit(CONTRACT, OCTOBER, "an");

        assertThat(refusal(() -> work.approve(CONTRACT, OCTOBER, "an", null))).isEqualTo("own-submission");
        assertThat(refusal(() -> work.approve(CONTRACT, OCTOBER, "bình", "0".repeat(64)))).isEqualTo("content-differs");
        assertThat(refusal(() -> work.submit(CONTRACT, OCTOBER, "an"))).isEqualTo("period-not-open");
        assertThat(month.rows("select * from period_work")).isEmpty();
    }

    @Test
    void tellsWhyAStepWasRefusedWhenItsTurnCame() {
        october();
        closing.submit(CONTRACT, OCTOBER, "an");
        ClosingTask asked = work.approve(CONTRACT, OCTOBER, "bình", null);
        closing.reopen(CONTRACT, OCTOBER, "chi", "thiếu một dòng");

        work.work();

        assertThat(work.task(asked.number()).state()).isEqualTo(State.REFUSED);
        assertThat(work.task(asked.number()).refusal().code()).isEqualTo("period-not-submitted");
        assertThat(closing.show(CONTRACT, OCTOBER).work()).isNull();
        assertThat(month.rows("select * from settled_item")).isEmpty();
    }

    @Test
    void doesAllOfItOrNothingWhereverItsProcessEnds() {
        october();
        closing.submit(CONTRACT, OCTOBER, "an");
        ClosingTask asked = work.approve(CONTRACT, OCTOBER, "bình", null);

        assertThatThrownBy(() -> SettlementGround.work(month, clock, SettlementGround.cutOff(),
                SettlementGround.sealing(month, clock)).work()).hasMessageContaining("power");
        assertThat(work.task(asked.number()).state()).isEqualTo(State.WORKING);
        assertThat(work.task(asked.number()).progress()).isPositive();
        assertThat(month.totals(OCTOBER).state()).isEqualTo("SUBMITTED");
        assertThat(month.rows("select 1 from settled_item union all select 1 from ledger_journal")).isEmpty();
        clock.pass(Duration.ofMinutes(1));
        assertThatThrownBy(() -> SettlementGround.work(month, clock, month.orders(), () -> {
            throw new IllegalStateException("the power is cut");
        }).work()).hasMessageContaining("power");
        assertThat(month.totals(OCTOBER).state()).isEqualTo("APPROVED");
        assertThat(work.task(asked.number()).state()).isEqualTo(State.WORKING);
        clock.pass(Duration.ofMinutes(1));
        work.work();

        assertThat(work.task(asked.number()).state()).isEqualTo(State.DONE);
        assertApprovedOnce();
    }

    /** The database ends the worker's sessions at instants that nobody chose. */
    @Test
    void doesAllOfItOnceWhateverInstantItsSessionsEndAt() throws Exception {
        long seed = Long.getLong("crash.seed", ThreadLocalRandom.current().nextLong());
        Random random = new Random(seed);
        october();
        closing.submit(CONTRACT, OCTOBER, "an");
        ClosingTask asked = work.approve(CONTRACT, OCTOBER, "bình", null);
        ExecutorService worker = Executors.newSingleThreadExecutor();

        for (int cut = 0; cut < 4; cut++) {
            Future<?> round = worker.submit(work::work);
            LockSupport.parkNanos(random.nextInt(60_000_000));
            month.asOwner("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'gateway_app'"
                    + " and state <> 'idle'");
            try {
                round.get();
            } catch (java.util.concurrent.ExecutionException cutOff) {
                assertThat(month.totals(OCTOBER).state()).isIn("SUBMITTED", "APPROVED");
            }
            clock.pass(Duration.ofMinutes(1));
        }
        worker.shutdown();
        work.work();

        assertThat(work.task(asked.number()).state()).as("seed %s", seed).isEqualTo(State.DONE);
        assertApprovedOnce();
    }

    @Test
    void givesUpAStepThatNeverWorksAndSaysSo() {
        october();
        closing.submit(CONTRACT, OCTOBER, "an");
        ClosingTask asked = work.approve(CONTRACT, OCTOBER, "bình", null);
        JdbcClosingWork broken = SettlementGround.work(month, clock, SettlementGround.cutOff(),
                SettlementGround.sealing(month, clock));

        for (int attempt = 0; attempt < 5; attempt++) {
            assertThatThrownBy(broken::work).hasMessageContaining("power");
            clock.pass(Duration.ofMinutes(1));
        }

        assertThat(work.task(asked.number()).refusal().code()).isEqualTo("not-processed");
        assertThat(broken.workOnce()).isFalse();
        assertThat(month.totals(OCTOBER).state()).isEqualTo("SUBMITTED");
        work.approve(CONTRACT, OCTOBER, "bình", null);
        work.work();
        assertApprovedOnce();
    }

    @Test
    void isDoneOnceByManyWorkersForPeopleWhoAskAtOnce() throws Exception {
        october();
        closing.submit(CONTRACT, OCTOBER, "an");
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService people = Executors.newFixedThreadPool(4);
        List<Future<String>> answers = new ArrayList<>();
        for (String who : List.of("bình", "chi", "bình", "dũng")) {
            answers.add(people.submit(() -> {
                start.await();
                String said = refusal(() -> work.approve(CONTRACT, OCTOBER, who, null));
                work.work();
                return said;
            }));
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isIn("", "closing-under-way", "period-not-submitted");
        }
        people.shutdown();
        work.work();

        assertThat(month.rows("select * from period_work where state = 'DONE'")).hasSize(1);
        assertApprovedOnce();
    }

    @Test
    void isHeldByTheDatabaseToo() {
        october();
        closing.submit(CONTRACT, OCTOBER, "an");
        String ask = """
                insert into period_work (contract, period, revision, kind, content_sha256, submitted_by, asked_by, asked_at,
                    state)
                select contract, period, revision, 'APPROVE', %s, submitted_by, '%s', now(), 'WAITING'
                from period_submission""";

        assertThatThrownBy(() -> month.jdbc().sql(ask.formatted("content_sha256", "an")).update())
                .hasStackTraceContaining("another_person_asks");
        assertThatThrownBy(() -> month.jdbc().sql(ask.formatted("repeat('0', 64)", "bình")).update())
                .hasStackTraceContaining("foreign key");
        month.jdbc().sql(ask.formatted("content_sha256", "bình")).update();
        assertThatThrownBy(() -> month.jdbc().sql(ask.formatted("content_sha256", "chi")).update())
                .hasStackTraceContaining("period_work_one");
        assertThatThrownBy(() -> month.jdbc().sql("update period_work set asked_by = 'chi'").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> month.jdbc().sql("delete from period_work").update())
                .hasStackTraceContaining("permission denied");
    }

    private static void october() {
        List<String> lines = new ArrayList<>();
        for (int serial = 1; serial <= ITEMS; serial++) {
            month.deliver(serial, serial % 5 == 0, OCTOBER);
            lines.add(line(serial, serial % 5 == 0));
        }
        month.judge(OCTOBER, lines);
    }

    private static String refusal(Runnable ask) {
        SettlementRefused refused = catchThrowableOfType(SettlementRefused.class, ask::run);
        return refused == null ? "" : refused.code();
    }

    private static void assertApprovedOnce() {
        assertThat(month.totals(OCTOBER).state()).isEqualTo("APPROVED");
        assertThat(month.rows("select * from period_approval")).hasSize(1);
        assertThat(month.rows("select * from settled_item")).hasSize(ITEMS);
        assertThat(month.rows("select subject from ledger_journal where kind = 'SETTLEMENT'")).hasSize(ITEMS)
                .doesNotHaveDuplicates();
        assertThat(month.rows("select order_id from order_change where money = 'SETTLED'")).hasSize(ITEMS)
                .doesNotHaveDuplicates();
        assertThat(new JdbcLedgerVerification(month.template(), SettlementGround.snapshot(month)).verify().findings())
                .extracting(LedgerFinding::kind).isEmpty();
    }
}
