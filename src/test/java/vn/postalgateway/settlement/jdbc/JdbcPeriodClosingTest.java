package vn.postalgateway.settlement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.CONTRACT;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.OCTOBER;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.line;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.lineOf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.PeriodTotals;
import vn.postalgateway.reconciliation.Periods;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;
import vn.postalgateway.settlement.Blocker;
import vn.postalgateway.settlement.PeriodView;
import vn.postalgateway.settlement.PeriodView.Budget;
import vn.postalgateway.settlement.PeriodView.Origin;
import vn.postalgateway.settlement.Selection;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.tariff.Vnd;

class JdbcPeriodClosingTest {

    private static final Instant NOW = Instant.parse("2026-12-20T03:00:00Z");
    /** Thirty days later. */
    private static final LocalDate PAY_BY = LocalDate.of(2027, 1, 19);
    private static final YearMonth NOVEMBER = OCTOBER.plusMonths(1);
    private static ReconciledMonth month;
    private static JdbcDecisions decisions;
    private static JdbcPeriodClosing closing;

    @BeforeAll
    static void start() {
        month = new ReconciledMonth();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        decisions = new JdbcDecisions(month.template(), month.transaction(), month.orders(), clock);
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
    void closesAnEmptyPeriod() {
        PeriodView submitted = closing.submit(CONTRACT, OCTOBER, "an");
        PeriodView approved = closing.approve(CONTRACT, OCTOBER, "bình", submitted.submission().contentSha256());

        assertThat(submitted.totals().state()).isEqualTo("SUBMITTED");
        assertThat(approved.totals().state()).isEqualTo("APPROVED");
        assertThat(approved.totals().payable()).isEqualTo(Vnd.ZERO);
    }

    @Test
    void saysInAnApprovalUntilWhenTheContractLetsThePaymentTake() {
        closing.submit(CONTRACT, OCTOBER, "an");
        PeriodView approved = closing.approve(CONTRACT, OCTOBER, "bình", null);

        assertThat(approved.approval().payBy()).isEqualTo(PAY_BY);
        assertThat(closing.show(CONTRACT, OCTOBER).approval()).isEqualTo(approved.approval());
    }

    @Test
    void paysAReturnedItemThatTheContractPaysFor() {
        month.giveBack(1_001, OCTOBER);
        month.judge(OCTOBER, List.of(line(1_001, false).replace("DELIVERED", "RETURNED")));

        PeriodView submitted = closing.submit(CONTRACT, OCTOBER, "an");
        PeriodView approved = closing.approve(CONTRACT, OCTOBER, "bình", submitted.submission().contentSha256());

        assertThat(approved.totals().payable()).isEqualTo(Vnd.of(16_000));
    }

    @Test
    void showsThePeriodAsItStoodAtOneMomentThoughItIsClosedMeanwhile() {
        Periods submittedWhileAsked = (contract, period) -> {
            CompletableFuture.runAsync(() -> closing.submit(contract, period, "an")).join();
            return SettlementGround.periods(month).totals(contract, period);
        };

        PeriodView shown = SettlementGround.closing(month, Clock.fixed(NOW, ZoneOffset.UTC), submittedWhileAsked)
                .show(CONTRACT, OCTOBER);

        assertThat(closing.show(CONTRACT, OCTOBER).totals().state()).isEqualTo("SUBMITTED");
        assertThat(shown.totals().state()).isEqualTo("OPEN");
        assertThat(shown.submission()).isNull();
    }

    @Test
    void listsWhatBlocksItWithTheNextStep() {
        month.deliver(1_001, false, OCTOBER);
        PeriodView without = closing.show(CONTRACT, OCTOBER);
        month.judge(OCTOBER, List.of(line(1_001, 80, 27_500, 10_000, 17_500), line(1_002, false)));

        PeriodView with = closing.show(CONTRACT, OCTOBER);
        SettlementRefused refused = catchThrowableOfType(SettlementRefused.class,
                () -> closing.submit(CONTRACT, OCTOBER, "an"));

        assertThat(without.blocking()).extracting(Blocker::code).containsExactly("statement-missing");
        assertThat(with.blocking()).extracting(Blocker::code, Blocker::subject, Blocker::count, Blocker::vnd)
                .containsExactly(tuple("undecided-lines", "NOT_IN_GATEWAY", 1L, Vnd.of(16_000)),
                        tuple("undecided-lines", "TARIFF_DIFFERS", 1L, Vnd.of(17_500)));
        assertThat(with.blocking()).allSatisfy(b -> assertThat(b.nextStep().vi()).isNotBlank());
        assertThat(refused.code()).isEqualTo("period-blocked");
        assertThat(refused.blockers()).isEqualTo(with.blocking());
        assertThat(month.rows("select * from period_item")).isEmpty();
    }

    @Test
    void freezesEveryLineAndItemOnceAndKeepsTheSignedTotals() {
        StatementView view = octoberWithOneOfEach();
        PeriodTotals open = month.totals(OCTOBER);

        PeriodView submitted = closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);

        PeriodTotals closed = month.totals(OCTOBER);
        assertThat(closed).usingRecursiveComparison().ignoringFields("state").isEqualTo(open);
        assertThat(closed.state()).isEqualTo("APPROVED");
        assertThat(List.of(closed.claimed(), closed.confirmed(), closed.contested(), closed.carriedOver()))
                .containsExactly(Vnd.of(87_000), Vnd.of(49_500), Vnd.of(19_500), Vnd.of(18_000));
        assertThat(dispositions()).containsExactly("1001 SETTLED", "1002 SETTLED", "1003 SETTLED", "1004 DISPUTED",
                "1005 CARRIED_OVER", "1006 REJECTED");
        assertThat(submitted.submission().contentSha256()).matches("[0-9a-f]{64}");
        assertThat(month.rows("select order_id from settled_item")).hasSize(3);
        assertThat(month.money(order(1_003))).isEqualTo("SETTLED");
        assertThat(month.money(order(1_004))).isEqualTo("DISPUTED");
        assertThat(view.statementId()).isEqualTo(closed.statementId());
    }

    /** Claims 16,000 + 17,500 ×2 + 18,000 ×2 and nothing for the last: confirmed, accepted, ours, disputed, next, given up. */
    private static StatementView octoberWithOneOfEach() {
        for (int i = 1; i <= 6; i++) {
            month.deliver(1_000 + i, false, OCTOBER);
        }
        StatementView view = month.judge(OCTOBER, List.of(line(1_001, false), line(1_002, 80, 27_500, 10_000, 17_500),
                line(1_003, 80, 27_500, 10_000, 17_500), line(1_004, 80, 28_000, 10_000, 18_000),
                line(1_005, 80, 28_000, 10_000, 18_000)));
        decide(view, 1_002, Resolution.ACCEPT_THEIRS);
        decide(view, 1_003, Resolution.KEEP_OURS);
        decide(view, 1_004, Resolution.DISPUTE);
        decide(view, 1_005, Resolution.NEXT_PERIOD);
        decide(view, 1_006, Resolution.ACCEPT_THEIRS);
        return view;
    }

    private static List<String> dispositions() {
        return month.rows("select order_id, disposition from period_item where carries_item order by order_id").stream()
                .map(r -> Integer.parseInt(((String) r.get("order_id")).substring(4)) + " " + r.get("disposition")).toList();
    }

    @Test
    void refusesOnesOwnApprovalInTheCodeAndInTheDatabase() {
        closing.submit(CONTRACT, OCTOBER, "an");

        assertThatThrownBy(() -> closing.approve(CONTRACT, OCTOBER, "an", null)).isInstanceOfSatisfying(
                SettlementRefused.class, r -> assertThat(r.kind()).isEqualTo(SettlementRefused.Kind.FORBIDDEN));
        assertThatThrownBy(() -> closing.reopen(CONTRACT, OCTOBER, "an", "because")).isInstanceOfSatisfying(
                SettlementRefused.class, r -> assertThat(r.kind()).isEqualTo(SettlementRefused.Kind.FORBIDDEN));
        assertThatThrownBy(() -> month.jdbc().sql("""
                insert into period_approval select contract, period, revision, content_sha256, submitted_by, submitted_by,
                submitted_at from period_submission""").update()).hasStackTraceContaining("another_person_approves");
        assertThatThrownBy(() -> month.jdbc().sql("""
                insert into period_approval select contract, period, revision, repeat('0', 64), submitted_by, 'bình',
                submitted_at from period_submission""").update()).hasStackTraceContaining("foreign key");
    }

    @Test
    void approvesOnlyTheContentThatWasSubmitted() throws Exception {
        octoberWithOneOfEach();
        PeriodView submitted = closing.submit(CONTRACT, OCTOBER, "an");

        assertThatThrownBy(() -> closing.approve(CONTRACT, OCTOBER, "bình", "0".repeat(64)))
                .isInstanceOf(SettlementRefused.class).hasMessageContaining("not the one that was submitted");
        month.asOwner("alter table period_item disable trigger all",
                "update period_item set confirmed_vnd = confirmed_vnd + 1, contested_vnd = contested_vnd - 1"
                        + " where disposition = 'DISPUTED'", "alter table period_item enable trigger all");
        assertThatThrownBy(() -> closing.approve(CONTRACT, OCTOBER, "bình", submitted.submission().contentSha256()))
                .isInstanceOf(SettlementRefused.class).hasMessageContaining("not the one that was submitted");
        assertThat(month.totals(OCTOBER).state()).isEqualTo("SUBMITTED");
    }

    @Test
    void takesNothingIntoAClosedPeriod() {
        StatementView view = octoberWithOneOfEach();
        closing.submit(CONTRACT, OCTOBER, "an");

        assertThatThrownBy(() -> decide(view, 1_003, Resolution.DISPUTE)).isInstanceOf(SettlementRefused.class);
        assertThatThrownBy(() -> month.jdbc().sql("""
                insert into line_decision (statement_id, result_id, contract, period, action, reason, actor, decided_at)
                select statement_id, result_id, contract, period, action, reason, actor, decided_at from line_decision
                limit 1""").update()).hasStackTraceContaining("is SUBMITTED");
        assertThatThrownBy(() -> month.jdbc().sql("""
                insert into period_item select contract, period, revision, 'another', null, null, null, false, null, null,
                null, 'REJECTED', null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 from period_submission""").update())
                .hasStackTraceContaining("is SUBMITTED");
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        assertThatThrownBy(() -> month.jdbc().sql("insert into settled_item values ('ord_x', ?, '2026-10-01', 'r', now())")
                .param(CONTRACT).update()).hasStackTraceContaining("is APPROVED");
    }

    @Test
    void isNeverChangedByHand() {
        octoberWithOneOfEach();
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);

        for (String table : List.of("period_item", "period_submission", "period_approval", "settled_item",
                "line_decision")) {
            assertThatThrownBy(() -> month.asOwner("delete from " + table)).hasMessageContaining("append-only");
            assertThatThrownBy(() -> month.asOwner("update " + table + " set contract = 'another'"))
                    .hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> month.asOwner("delete from settlement_period")).hasMessageContaining("never removed");
        assertThatThrownBy(() -> month.jdbc().sql("update settlement_period set state = 'OPEN'").update())
                .isInstanceOf(DataAccessException.class).hasStackTraceContaining("does not go from APPROVED");
        assertThatThrownBy(() -> month.jdbc().sql("update settlement_period set state = 'REOPENED', revision = 2").update())
                .hasStackTraceContaining("nobody signed");
    }

    @Test
    void startsANewRevisionThatKeepsEveryDecision() {
        StatementView view = octoberWithOneOfEach();
        closing.submit(CONTRACT, OCTOBER, "an");

        PeriodView reopened = closing.reopen(CONTRACT, OCTOBER, "bình", "thiếu một dòng");
        decide(view, 1_004, Resolution.KEEP_OURS);
        closing.submit(CONTRACT, OCTOBER, "an");
        PeriodView approved = closing.approve(CONTRACT, OCTOBER, "bình", null);

        assertThat(reopened.totals().state()).isEqualTo("REOPENED");
        assertThat(reopened.revision()).isEqualTo(2);
        assertThat(reopened.reopening().reason()).isEqualTo("thiếu một dòng");
        assertThat(reopened.totals().confirmed()).isEqualTo(Vnd.of(49_500));
        assertThat(approved.revision()).isEqualTo(2);
        assertThat(approved.totals().confirmed()).isEqualTo(Vnd.of(65_500));
        assertThat(month.rows("select revision from period_submission order by 1")).hasSize(2);
    }

    @Test
    void letsAnApprovedPeriodBeMendedOnlyByANewRevision() {
        StatementView view = octoberWithOneOfEach();
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        closing.reopen(CONTRACT, OCTOBER, "bình", "bưu điện rút lại");

        assertThatThrownBy(() -> decide(view, 1_002, Resolution.NEXT_PERIOD)).isInstanceOfSatisfying(
                SettlementRefused.class, r -> assertThat(r.conflicts().get(0).code()).isEqualTo("settled-here"));
        decide(view, 1_002, Resolution.DISPUTE);
        closing.submit(CONTRACT, OCTOBER, "an");
        PeriodView second = closing.approve(CONTRACT, OCTOBER, "bình", null);

        assertThat(second.totals().confirmed()).isEqualTo(Vnd.of(32_000));
        assertThat(month.rows("select confirmed_vnd from period_submission order by revision").stream()
                .map(r -> r.get("confirmed_vnd"))).containsExactly(49_500L, 32_000L);
        assertThat(month.rows("select order_id from settled_item")).hasSize(3);
    }

    @Test
    void letsLateAndCarriedItemsLandInTheNextOpenPeriodWithTheirOrigin() {
        octoberWithOneOfEach();
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        month.deliver(1_007, false, OCTOBER);
        month.deliver(1_008, false, NOVEMBER);

        PeriodView november = closing.show(CONTRACT, NOVEMBER);
        PeriodView december = closing.show(CONTRACT, NOVEMBER.plusMonths(1));
        StatementView view = month.judge(NOVEMBER, List.of(lineOf(NOVEMBER, 1_008, false), line(1_007, false),
                line(1_005, false), line(1_002, false), line(1_006, false)));

        assertThat(november.broughtForward()).containsExactly(new Origin(OCTOBER, 2, Vnd.of(32_000)));
        assertThat(november.carriedIn()).isEqualTo(Vnd.of(18_000));
        assertThat(november.totals().items()).isEqualTo(3);
        assertThat(december.totals().items()).isZero();
        assertThat(month.results(view.statementId())).extracting(r -> r.outcome() + " " + r.owed().amount())
                .containsExactlyInAnyOrder("MATCHED 16000", "PRIOR_PERIOD 16000", "PRIOR_PERIOD 16000",
                        "BILLED_BEFORE 0", "BILLED_BEFORE 0");
    }

    @Test
    void carriesOverWhatBecameBillableAfterTheMatch() {
        month.deliver(1_101, false, OCTOBER);
        month.judge(OCTOBER, List.of(line(1_101, false)));
        month.deliver(1_102, false, OCTOBER);

        closing.submit(CONTRACT, OCTOBER, "an");

        assertThat(dispositions()).containsExactly("1101 SETTLED", "1102 CARRIED_OVER");
        assertThat(closing.show(CONTRACT, NOVEMBER).broughtForward())
                .containsExactly(new Origin(OCTOBER, 1, Vnd.of(16_000)));
    }

    @Test
    void settlesAnItemThatTwoPeriodsHoldOnlyOnce() {
        month.deliver(1_201, false, OCTOBER);
        month.judge(OCTOBER, List.of());
        decide(month.statement(month.totals(OCTOBER).statementId()), 1_201, Resolution.NEXT_PERIOD);
        closing.submit(CONTRACT, OCTOBER, "an");
        StatementView november = month.judge(NOVEMBER, List.of(line(1_201, false)));
        decide(november, 1_201, Resolution.ACCEPT_THEIRS);
        closing.submit(CONTRACT, NOVEMBER, "an");
        closing.reopen(CONTRACT, OCTOBER, "bình", "sửa lại");
        decide(month.statement(month.totals(OCTOBER).statementId()), 1_201, Resolution.KEEP_OURS);
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);

        assertThatThrownBy(() -> closing.approve(CONTRACT, NOVEMBER, "bình", null)).isInstanceOfSatisfying(
                SettlementRefused.class, r -> assertThat(r.code()).isEqualTo("item-settled-once"));
        PeriodView reopened = closing.reopen(CONTRACT, NOVEMBER, "bình", "đã quyết toán ở kỳ 10");

        assertThat(reopened.blocking()).extracting(Blocker::code).containsExactly("settled-elsewhere");
        assertThat(month.rows("select * from settled_item")).hasSize(1);
    }

    @Test
    void doesNotCountAVersionThatComesAfterThePeriodWasClosed() {
        month.deliver(1_301, false, OCTOBER);
        StatementView first = month.judge(OCTOBER, List.of(line(1_301, false)));
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);

        StatementView late = month.judge(OCTOBER, List.of(line(1_301, false), line(1_302, false)));
        PeriodView view = closing.show(CONTRACT, OCTOBER);

        assertThat(view.totals().statementId()).isEqualTo(first.statementId());
        assertThat(view.totals().claimed()).isEqualTo(Vnd.of(16_000));
        assertThat(view.laterStatement()).isEqualTo(late.statementId());
        assertThat(month.result(late.statementId(), 1_301).outcome()).isEqualTo(Outcome.BILLED_BEFORE);
        assertThat(month.money(order(1_301))).isEqualTo("SETTLED");
    }

    @Test
    void reckonsTheBudgetWithoutWhatCitizensPaidOnline() {
        JdbcPeriodClosing budgeted = SettlementGround.closing(month, Clock.fixed(NOW, ZoneOffset.UTC), Vnd.of(100_000));
        month.deliver(1_401, true, OCTOBER);
        month.judge(OCTOBER, List.of(line(1_401, true)));
        budgeted.submit(CONTRACT, OCTOBER, "an");
        budgeted.approve(CONTRACT, OCTOBER, "bình", null);
        month.deliver(1_402, false, NOVEMBER);
        month.judge(NOVEMBER, List.of(lineOf(NOVEMBER, 1_402, false)));

        assertThat(budgeted.show(CONTRACT, OCTOBER).budget()).isEqualTo(new Budget(Vnd.of(100_000), Vnd.of(16_000)));
        assertThat(budgeted.show(CONTRACT, NOVEMBER).budget().left()).isEqualTo(Vnd.of(68_000));
        assertThat(closing.show(CONTRACT, NOVEMBER).budget()).isNull();
    }

    @Test
    void waitsForWhoeverIsDecidingAndFreezesThatDecisionToo() throws Exception {
        StatementView view = octoberWithOneOfEach();
        ExecutorService closer = Executors.newSingleThreadExecutor();
        Future<PeriodView> submitted = month.transaction().execute(status -> {
            decide(view, 1_004, Resolution.KEEP_OURS);
            Future<PeriodView> waiting = closer.submit(() -> closing.submit(CONTRACT, OCTOBER, "an"));
            await().atMost(Duration.ofSeconds(10)).until(() -> !month.rows("select 1 from pg_stat_activity"
                    + " where wait_event_type = 'Lock' and query ilike '%settlement_period%for update%'").isEmpty());
            assertThat(waiting.isDone()).isFalse();
            return waiting;
        });

        assertThat(submitted.get().totals().confirmed()).isEqualTo(Vnd.of(65_500));
        closer.shutdown();
    }

    @Test
    void neverLosesADecisionThatRacesWithTheClosing() throws Exception {
        for (int round = 0; round < 5; round++) {
            month.forget();
            StatementView view = octoberWithOneOfEach();
            List<Boolean> done = SettlementGround.atOnce(() -> decide(view, 1_004, Resolution.KEEP_OURS) != null,
                    () -> closing.submit(CONTRACT, OCTOBER, "an") != null);

            boolean decided = done.get(0);
            assertThat(done.get(1)).isTrue();
            assertThat(month.totals(OCTOBER).confirmed()).isEqualTo(Vnd.of(decided ? 65_500 : 49_500));
            assertThat(month.result(view.statementId(), 1_004).resolution()).isEqualTo(decided ? "KEEP_OURS" : "DISPUTE");
        }
    }

    @Test
    void isApprovedOnceWhenTwoPeopleApproveAtOnce() throws Exception {
        octoberWithOneOfEach();
        closing.submit(CONTRACT, OCTOBER, "an");

        List<Boolean> done = SettlementGround.atOnce(() -> closing.approve(CONTRACT, OCTOBER, "bình", null) != null,
                () -> closing.approve(CONTRACT, OCTOBER, "chi", null) != null);

        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertThat(month.rows("select * from period_approval")).hasSize(1);
        assertThat(month.rows("select * from settled_item")).hasSize(3);
    }

    private static Object decide(StatementView view, int serial, Resolution action) {
        return decisions.decide(Selection.of(view.statementId(), month.result(view.statementId(), serial).resultId()),
                action, "because", "an", null);
    }

    private static String order(int serial) {
        return "ord_%026d".formatted(serial);
    }
}
