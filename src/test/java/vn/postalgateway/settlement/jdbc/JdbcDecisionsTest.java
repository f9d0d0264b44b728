package vn.postalgateway.settlement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.OCTOBER;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.line;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import vn.postalgateway.reconciliation.LineDecision;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.PeriodTotals;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.ResultRow;
import vn.postalgateway.reconciliation.Standing;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;
import vn.postalgateway.settlement.DecisionPreview;
import vn.postalgateway.settlement.Selection;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.tariff.Vnd;

class JdbcDecisionsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    private static ReconciledMonth month;
    private static JdbcDecisions decisions;

    @BeforeAll
    static void start() {
        month = new ReconciledMonth();
        decisions = new JdbcDecisions(month.template(), month.transaction(), month.orders(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterAll
    static void stop() {
        month.close();
    }

    @BeforeEach
    void startAfresh() {
        month.forget();
    }

    @ParameterizedTest
    @CsvSource({"ACCEPT_THEIRS, 33500, 0, 0, DIFFERENT", "KEEP_OURS, 32000, 1500, 0, DIFFERENT",
            "DISPUTE, 16000, 17500, 0, DISPUTED", "NEXT_PERIOD, 16000, 0, 17500, EXPECTED"})
    void movesTheClaimAsItsActionSays(Resolution action, long confirmed, long contested, long carried, String money) {
        month.deliver(1_001, false, OCTOBER);
        String order = month.deliver(1_002, false, OCTOBER);
        StatementView view = month.judge(OCTOBER, List.of(line(1_001, false), line(1_002, 80, 27_500, 10_000, 17_500)));

        DecisionPreview preview = decide(view, 1_002, action);

        Standing expected = standing(33_500, confirmed, contested, carried);
        assertThat(preview.after()).isEqualTo(expected);
        assertThat(month.statement(view.statementId()).standing()).isEqualTo(expected);
        PeriodTotals totals = month.totals(OCTOBER);
        assertThat(List.of(totals.claimed(), totals.payable(), totals.contested(), totals.carriedOver()))
                .containsExactly(vnd(33_500), vnd(confirmed), vnd(contested), vnd(carried));
        assertThat(month.money(order)).isEqualTo(money);
    }

    @ParameterizedTest
    @CsvSource({"ACCEPT_THEIRS, 0, 0", "KEEP_OURS, 16000, -16000", "DISPUTE, 0, 0", "NEXT_PERIOD, 0, 0"})
    void claimsNothingOfWhatOnlyWeHave(Resolution action, long confirmed, long contested) {
        month.deliver(1_101, false, OCTOBER);
        StatementView view = month.judge(OCTOBER, List.of());

        DecisionPreview preview = decide(view, 1_101, action);

        assertThat(preview.after()).isEqualTo(standing(0, confirmed, contested, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void keepsTheSumsTiedThroughAnySequenceOfDecisions(long seed) {
        StatementView view = month.judgeScenario(seed);
        Random random = new Random(seed);
        List<ResultRow> rows = month.results(view.statementId());

        for (int i = 0; i < 40; i++) {
            ResultRow row = rows.get(random.nextInt(rows.size()));
            Resolution action = Resolution.values()[random.nextInt(4)];
            try {
                decisions.decide(Selection.of(view.statementId(), row.resultId()), action, "seed " + seed, "an", null);
            } catch (SettlementRefused refused) {
                assertThat(refused.code()).isEqualTo("item-settled-once");
            }
            Standing recomputed = recomputed(month.results(view.statementId()));
            assertThat(month.statement(view.statementId()).standing()).usingRecursiveComparison()
                    .ignoringFields("online").isEqualTo(recomputed);
            assertThat(month.totals(OCTOBER).payable()).isEqualTo(recomputed.confirmed());
        }
    }

    /** Written down once more, apart from the database. */
    private static Standing recomputed(List<ResultRow> rows) {
        long claimed = 0;
        long confirmed = 0;
        long carried = 0;
        for (ResultRow row : rows) {
            claimed += row.claimed().amount();
            String action = row.resolution() == null ? row.outcome() == Outcome.MATCHED ? "ACCEPT_THEIRS" : "DISPUTE"
                    : row.resolution();
            confirmed += action.equals("ACCEPT_THEIRS") ? row.claimed().amount()
                    : action.equals("KEEP_OURS") ? row.owed().amount() : 0;
            carried += action.equals("NEXT_PERIOD") ? row.claimed().amount() : 0;
        }
        return standing(claimed, confirmed, claimed - confirmed - carried, carried);
    }

    @Test
    void keepsEveryDecisionAndLetsTheLastOneCount() {
        month.deliver(1_201, false, OCTOBER);
        StatementView view = month.judge(OCTOBER, List.of(line(1_201, 80, 27_500, 10_000, 17_500)));
        String resultId = month.result(view.statementId(), 1_201).resultId();

        decide(view, 1_201, Resolution.DISPUTE);
        decisions.decide(Selection.of(view.statementId(), resultId), Resolution.KEEP_OURS, "cân lại 80 g", "bình", null);

        assertThat(decisions.history(view.statementId(), resultId)).extracting(LineDecision::action, LineDecision::actor,
                LineDecision::reason, LineDecision::decidedAt).containsExactly(
                org.assertj.core.api.Assertions.tuple(Resolution.KEEP_OURS, "bình", "cân lại 80 g", NOW),
                org.assertj.core.api.Assertions.tuple(Resolution.DISPUTE, "an", "because", NOW));
        assertThat(month.result(view.statementId(), 1_201).resolution()).isEqualTo("KEEP_OURS");
    }

    @Test
    void letsNobodyChangeOrRemoveADecision() {
        month.deliver(1_301, false, OCTOBER);
        StatementView view = month.judge(OCTOBER, List.of(line(1_301, 80, 27_500, 10_000, 17_500)));
        decide(view, 1_301, Resolution.DISPUTE);

        assertThatThrownBy(() -> month.jdbc().sql("update line_decision set action = 'ACCEPT_THEIRS'").update())
                .isInstanceOf(DataAccessException.class).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> month.asOwner("delete from line_decision")).hasMessageContaining("append-only");
    }

    @Test
    void showsWhatADecisionAboutAWholeCauseWouldDoAndThenDoesJustThat() {
        for (int i = 1; i <= 5; i++) {
            month.deliver(1_400 + i, i == 5, OCTOBER);
        }
        StatementView view = month.judge(OCTOBER, List.of(line(1_401, false), line(1_402, 80, 27_500, 10_000, 17_500),
                line(1_403, 80, 27_500, 10_000, 17_500), line(1_404, 80, 27_500, 10_000, 17_500),
                line(1_405, 80, 27_500, 0, 27_500)));
        decide(view, 1_402, Resolution.DISPUTE);
        Selection cause = new Selection(view.statementId(), List.of(), Outcome.TARIFF_DIFFERS, false);

        DecisionPreview preview = decisions.preview(cause, Resolution.KEEP_OURS);
        Standing untouched = month.statement(view.statementId()).standing();
        DecisionPreview done = decisions.decide(cause, Resolution.KEEP_OURS, "theo bảng giá", "an",
                preview.after().confirmed());

        assertThat(untouched).isEqualTo(preview.before());
        assertThat(done).isEqualTo(preview);
        assertThat(done.lines()).isEqualTo(3);
        assertThat(done.after().confirmed()).isEqualTo(vnd(16_000 + 2 * 16_000 + 26_000));
        assertThat(done.after().online()).isEqualTo(vnd(10_000));
        assertThat(month.statement(view.statementId()).standing()).isEqualTo(done.after());
        assertThat(month.result(view.statementId(), 1_402).resolution()).isEqualTo("DISPUTE");
    }

    @Test
    void writesNothingIfTheSumsChangedSinceThePreview() {
        month.deliver(1_501, false, OCTOBER);
        StatementView view = month.judge(OCTOBER, List.of(line(1_501, 80, 27_500, 10_000, 17_500)));
        Selection cause = new Selection(view.statementId(), List.of(), Outcome.TARIFF_DIFFERS, false);

        SettlementRefused refused = catchThrowableOfType(SettlementRefused.class, () -> decisions.decide(cause,
                Resolution.KEEP_OURS, "because", "an", vnd(99)));

        assertThat(refused.code()).isEqualTo("preview-stale");
        assertThat(month.result(view.statementId(), 1_501).resolution()).isNull();
    }

    @Test
    void confirmsAnItemOnOneLineOnly() {
        month.deliver(1_601, false, OCTOBER);
        StatementView view = month.judge(OCTOBER, List.of(line(1_601, false), line(1_601, 80, 27_000, 10_000, 17_000)));
        Selection both = new Selection(view.statementId(), List.of(), Outcome.DUPLICATE_CONFLICT, false);

        SettlementRefused refused = catchThrowableOfType(SettlementRefused.class, () -> decisions.decide(both,
                Resolution.ACCEPT_THEIRS, "because", "an", null));
        DecisionPreview ours = decisions.decide(both, Resolution.KEEP_OURS, "một dòng đúng", "an", null);

        assertThat(refused.conflicts()).extracting(DecisionPreview.Conflict::code)
                .containsExactly("settles-twice", "settles-twice");
        assertThat(ours.after()).isEqualTo(standing(33_000, 16_000, 17_000, 0));
    }

    @Test
    void doesNotAcceptWhatWasSettledBefore() {
        String order = month.deliver(1_701, false, OCTOBER);
        month.jdbc().sql("insert into settled_item values (?, ?, '2026-09-01', 'res_before', ?)")
                .params(order, ReconciledMonth.CONTRACT, java.sql.Timestamp.from(NOW)).update();
        StatementView view = month.judge(OCTOBER, List.of(line(1_701, false)));

        SettlementRefused refused = catchThrowableOfType(SettlementRefused.class,
                () -> decide(view, 1_701, Resolution.ACCEPT_THEIRS));

        assertThat(month.result(view.statementId(), 1_701).outcome()).isEqualTo(Outcome.BILLED_BEFORE);
        assertThat(refused.conflicts()).extracting(DecisionPreview.Conflict::code).containsExactly("settled-elsewhere");
        assertThat(decide(view, 1_701, Resolution.KEEP_OURS).after()).isEqualTo(standing(16_000, 0, 16_000, 0));
    }

    @Test
    void letsOneOfTwoDecidersConfirmAnItemWhenBothTryAtOnce() throws Exception {
        month.deliver(1_801, false, OCTOBER);
        StatementView view = month.judge(OCTOBER, List.of(line(1_801, false), line(1_801, 80, 27_000, 10_000, 17_000)));
        List<String> results = month.results(view.statementId()).stream().map(ResultRow::resultId).toList();
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);

        List<Future<Boolean>> taken = new ArrayList<>();
        results.forEach(id -> taken.add(both.submit(() -> {
            start.await();
            try {
                decisions.decide(Selection.of(view.statementId(), id), Resolution.ACCEPT_THEIRS, "because", "an", null);
                return true;
            } catch (SettlementRefused refused) {
                return false;
            }
        })));
        List<Boolean> answers = List.of(taken.get(0).get(), taken.get(1).get());
        both.shutdown();

        assertThat(answers).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void keepsDecisionsForTheSameLinesOfANewVersionAndAsksAgainAboutChangedOnes() {
        for (int i = 1; i <= 3; i++) {
            month.deliver(1_900 + i, false, OCTOBER);
        }
        StatementView first = month.judge(OCTOBER, List.of(line(1_901, 80, 27_500, 10_000, 17_500),
                line(1_902, 80, 27_500, 10_000, 17_500), line(1_903, false)));
        decide(first, 1_901, Resolution.DISPUTE);
        decide(first, 1_902, Resolution.KEEP_OURS);

        StatementView second = month.judge(OCTOBER, List.of(line(1_903, false), line(1_902, 80, 27_000, 10_000, 17_000),
                line(1_901, 80, 27_500, 10_000, 17_500)));

        assertThat(month.result(second.statementId(), 1_901).decision().action()).isEqualTo(Resolution.DISPUTE);
        assertThat(month.result(second.statementId(), 1_901).decision().carriedFrom()).isNotNull();
        assertThat(month.result(second.statementId(), 1_902).decision()).isNull();
        assertThat(month.statement(second.statementId()).standing()).isEqualTo(standing(50_500, 16_000, 34_500, 0));
        assertThatThrownBy(() -> decide(first, 1_901, Resolution.KEEP_OURS)).isInstanceOf(SettlementRefused.class)
                .hasMessageContaining("newer version");
    }

    @Test
    void knowsNoLineOfAnotherStatement() {
        month.deliver(2_001, false, OCTOBER);
        StatementView view = month.judge(OCTOBER, List.of(line(2_001, false)));

        assertThatThrownBy(() -> decisions.preview(Selection.of(view.statementId(), "res_none"), Resolution.DISPUTE))
                .isInstanceOf(SettlementRefused.class).hasMessageContaining("no such line");
    }

    private static DecisionPreview decide(StatementView view, int serial, Resolution action) {
        return decisions.decide(Selection.of(view.statementId(), month.result(view.statementId(), serial).resultId()),
                action, "because", "an", null);
    }

    private static Standing standing(long claimed, long confirmed, long contested, long carried) {
        return new Standing(vnd(claimed), vnd(confirmed), vnd(contested), vnd(carried), Vnd.ZERO);
    }

    private static Vnd vnd(long amount) {
        return Vnd.of(amount);
    }
}
