package vn.postalgateway.settlement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.CONTRACT;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.OCTOBER;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.line;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.calendar.MovingClock;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;
import vn.postalgateway.settlement.Blocker;
import vn.postalgateway.settlement.Dispute;
import vn.postalgateway.settlement.Dispute.Side;
import vn.postalgateway.settlement.Dispute.State;
import vn.postalgateway.settlement.DisputeEvent;
import vn.postalgateway.settlement.DisputeFile;
import vn.postalgateway.settlement.DisputeQuery;
import vn.postalgateway.settlement.Disputes.Word;
import vn.postalgateway.settlement.PeriodView;
import vn.postalgateway.settlement.Selection;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.tariff.Vnd;

class JdbcDisputesTest {

    private static final YearMonth NOVEMBER = OCTOBER.plusMonths(1);
    private static final byte[] PAPER = "%PDF-1.7 phiếu gửi".getBytes(StandardCharsets.UTF_8);
    private static ReconciledMonth month;
    private static MovingClock clock;
    private static JdbcDecisions decisions;
    private static JdbcPeriodClosing closing;
    private static JdbcDisputes disputes;

    @BeforeAll
    static void start() {
        month = new ReconciledMonth();
        clock = new MovingClock(Instant.parse("2026-12-18T03:00:00Z"));
        decisions = new JdbcDecisions(month.template(), month.transaction(), month.orders(), clock);
        closing = SettlementGround.closing(month, clock);
        disputes = SettlementGround.disputes(month, clock);
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
    void openWithTheApprovalAndNotBefore() {
        StatementView view = october();
        closing.submit(CONTRACT, OCTOBER, "an");
        assertThat(all()).isEmpty();

        closing.approve(CONTRACT, OCTOBER, "bình", null);

        Dispute dispute = only();
        assertThat(dispute.state()).isEqualTo(State.OPEN);
        assertThat(dispute.orderId()).isEqualTo(order(2));
        assertThat(dispute.claimed()).isEqualTo(Vnd.of(17_500));
        assertThat(dispute.owed()).isEqualTo(Vnd.of(16_000));
        assertThat(dispute.resultId()).isEqualTo(month.result(view.statementId(), 2).resultId());
        assertThat(disputes.history(dispute.disputeId())).extracting(DisputeEvent::kind, DisputeEvent::words)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("OPENED", "because"));
        assertThat(closing.show(CONTRACT, OCTOBER).totals().contested()).isEqualTo(Vnd.of(17_500));
    }

    @Test
    void goFromOpenedToPaidInTheNextOpenMonth() {
        approvedOctober();
        String id = only().disputeId();

        disputes.send(id, word("đề nghị xem lại trọng lượng"));
        disputes.answer(id, new Word(Side.POST, "đã cân lại", "an"));
        disputes.agree(id, Vnd.of(17_000), word(null));
        Dispute adjusted = disputes.adjust(id, Vnd.of(17_000), "bình");
        assertThat(month.money(order(2))).isEqualTo("DISPUTED");
        PeriodView open = closing.show(CONTRACT, NOVEMBER);
        closing.submit(CONTRACT, NOVEMBER, "an");
        PeriodView november = closing.approve(CONTRACT, NOVEMBER, "bình", null);

        assertThat(adjusted.state()).isEqualTo(State.ADJUSTED);
        assertThat(adjusted.adjustment().period()).isEqualTo(NOVEMBER);
        assertThat(open.notices()).extracting(Blocker::code).contains("adjusted");
        assertThat(open.blocking()).isEmpty();
        assertThat(november.totals().claimed()).isEqualTo(Vnd.of(17_000));
        assertThat(november.totals().payable()).isEqualTo(Vnd.of(17_000));
        assertThat(disputes.find(id).state()).isEqualTo(State.CLOSED);
        assertThat(month.money(order(2))).isEqualTo("SETTLED");
        assertThat(month.rows("select period::text from settled_item where order_id = ?", order(2)))
                .extracting(r -> r.get("period")).containsExactly("2026-11-01");
        assertThat(month.rows("select account || ' ' || amount_vnd as entry from ledger_posting join ledger_journal"
                + " using (journal_no) where period = '2026-11-01' and not memo order by 1")).extracting(r -> r.get("entry"))
                .containsExactly("ACCEPTED_DIFFERENCE 1000", "BUDGET 16000", "CITIZEN_AT_POST 10000", "TARIFF -26000",
                        "TARIFF_DIFFERENCE -1000");
        assertThat(disputes.history(id)).extracting(DisputeEvent::kind).containsExactly("OPENED", "SENT", "ANSWERED",
                "AGREED", "ADJUSTED", "CLOSED");
        assertIntact();
    }

    @Test
    void haveADayOfAnswerThatCountsWorkingDaysOnly() {
        approvedOctober();
        String id = only().disputeId();

        Dispute sent = disputes.send(id, word("xin trả lời"));

        // sent on a Friday: Monday 21 is the first of five
        assertThat(sent.dueOn()).isEqualTo(LocalDate.of(2026, 12, 25));
        assertThat(sent.isOverdue(LocalDate.of(2026, 12, 25))).isFalse();
        assertThat(sent.isOverdue(LocalDate.of(2026, 12, 26))).isTrue();
        assertThat(page(null, true)).isEmpty();
        clock.pass(Duration.ofDays(8));
        assertThat(page(null, true)).extracting(Dispute::disputeId).containsExactly(id);
        assertThat(disputes.escalate(id, word("bưu điện không trả lời")).state()).isEqualTo(State.ESCALATED);
        assertThat(page(null, true)).isEmpty();
        assertThat(page(State.ESCALATED, false)).hasSize(1);
    }

    @Test
    void goOnlyTheWayTheyMay() {
        approvedOctober();
        String id = only().disputeId();

        assertThat(refusal(() -> disputes.answer(id, word("x")))).isEqualTo("dispute-stands-otherwise");
        assertThat(refusal(() -> disputes.agree(id, Vnd.of(16_000), word("x")))).isEqualTo("dispute-stands-otherwise");
        assertThat(refusal(() -> disputes.adjust(id, Vnd.of(16_000), "bình"))).isEqualTo("dispute-stands-otherwise");
        disputes.send(id, word("x"));
        assertThat(refusal(() -> disputes.send(id, word("x")))).isEqualTo("dispute-stands-otherwise");
        assertThat(refusal(() -> disputes.find("dsp_none"))).isEqualTo("dispute");
        assertThat(refusal(() -> disputes.send("dsp_none", word("x")))).isEqualTo("dispute");
        assertThat(disputes.history(id)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"16000, true", "17500, true", "15999, false", "17501, false", "0, false"})
    void askForAReasonWhereTheAmountIsOutsideTheClaims(long amount, boolean between) {
        String id = answered();

        String without = refusal(() -> disputes.agree(id, Vnd.of(amount), word(null)));
        Dispute agreed = disputes.agree(id, Vnd.of(amount), word("cân lại: 320 g"));

        assertThat(without).isEqualTo(between ? "" : "amount-needs-a-reason");
        assertThat(agreed.agreed().amount()).isEqualTo(Vnd.of(amount));
    }

    @Test
    void moveNoMoneyUnlessAnotherPersonSaysTheSameAmount() {
        String id = answered();
        disputes.agree(id, Vnd.of(16_000), word(null));

        assertThat(refusal(() -> disputes.adjust(id, Vnd.of(16_000), "an"))).isEqualTo("own-agreement");
        disputes.agree(id, Vnd.of(16_500), word(null));
        assertThat(refusal(() -> disputes.adjust(id, Vnd.of(16_000), "bình"))).isEqualTo("amount-differs");
        assertThat(month.rows("select * from dispute_adjustment")).isEmpty();
        assertThat(disputes.adjust(id, Vnd.of(16_500), "bình").adjustment().amount()).isEqualTo(Vnd.of(16_500));
    }

    @Test
    void endWhenTheReopenedMonthDecidesAfterAll() {
        StatementView view = approvedOctober();
        String id = answered(only().disputeId());
        closing.reopen(CONTRACT, OCTOBER, "bình", "bưu điện gửi phiếu cân");

        disputes.agree(id, Vnd.of(16_000), word(null));
        assertThat(refusal(() -> disputes.adjust(id, Vnd.of(16_000), "bình"))).isEqualTo("period-in-revision");
        decide(view, 2, Resolution.KEEP_OURS);
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);

        assertThat(disputes.find(id).state()).isEqualTo(State.CLOSED);
        assertThat(disputes.find(id).adjustment()).isNull();
        assertThat(month.money(order(2))).isEqualTo("SETTLED");
        assertIntact();
    }

    @Test
    void keepTheirLineOutOfAMonthThatIsReopenedAfterTheAdjustment() {
        StatementView view = approvedOctober();
        String id = answered(only().disputeId());
        disputes.agree(id, Vnd.of(16_000), word(null));
        disputes.adjust(id, Vnd.of(16_000), "bình");
        closing.reopen(CONTRACT, OCTOBER, "bình", "nhầm");
        decide(view, 2, Resolution.KEEP_OURS);

        SettlementRefused refused = catchThrowableOfType(SettlementRefused.class,
                () -> closing.submit(CONTRACT, OCTOBER, "an"));
        decide(view, 2, Resolution.DISPUTE);
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        closing.submit(CONTRACT, NOVEMBER, "an");
        closing.approve(CONTRACT, NOVEMBER, "bình", null);

        assertThat(refused.blockers()).extracting(Blocker::code).containsExactly("ended-by-adjustment");
        assertThat(all()).hasSize(1);
        assertThat(disputes.find(id).state()).isEqualTo(State.CLOSED);
        assertIntact();
    }

    @Test
    void payAClaimThatNoItemStandsBehindAsADifferenceOnly() {
        StatementView view = month.judge(OCTOBER, List.of(line(3, false)));
        decisions.decide(Selection.of(view.statementId(), month.results(view.statementId()).get(0).resultId()),
                Resolution.DISPUTE, "because", "an", null);
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        String id = answered(only().disputeId());
        disputes.agree(id, Vnd.of(5_000), word(null));
        disputes.adjust(id, Vnd.of(5_000), "bình");
        closing.submit(CONTRACT, NOVEMBER, "an");

        PeriodView november = closing.approve(CONTRACT, NOVEMBER, "bình", null);

        assertThat(november.totals().items()).isZero();
        assertThat(november.totals().payable()).isEqualTo(Vnd.of(5_000));
        assertThat(month.rows("select account from ledger_posting order by 1")).extracting(r -> r.get("account"))
                .containsExactly("ACCEPTED_DIFFERENCE", "TARIFF_DIFFERENCE");
        assertIntact();
    }

    @Test
    void letAnItemBePaidAgainThatItsOwnMonthHadSettledAndTakenBack() {
        StatementView view = approvedOctober();
        closing.reopen(CONTRACT, OCTOBER, "bình", "bưu điện rút lại");
        decide(view, 1, Resolution.DISPUTE);
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        String id = answered(all().stream().filter(d -> d.orderId().equals(order(1))).findFirst().orElseThrow()
                .disputeId());
        disputes.agree(id, Vnd.of(16_000), word(null));
        disputes.adjust(id, Vnd.of(16_000), "bình");

        closing.submit(CONTRACT, NOVEMBER, "an");
        closing.approve(CONTRACT, NOVEMBER, "bình", null);

        assertThat(closing.show(CONTRACT, OCTOBER).totals().confirmed()).isEqualTo(Vnd.ZERO);
        assertThat(closing.show(CONTRACT, NOVEMBER).totals().confirmed()).isEqualTo(Vnd.of(16_000));
        assertIntact();
    }

    @Test
    void landInTheFirstMonthThatIsStillOpen() {
        approvedOctober();
        String id = answered(only().disputeId());
        disputes.agree(id, Vnd.of(16_000), word(null));
        closing.submit(CONTRACT, NOVEMBER, "an");

        Dispute adjusted = disputes.adjust(id, Vnd.of(16_000), "bình");

        assertThat(adjusted.adjustment().period()).isEqualTo(NOVEMBER.plusMonths(1));
        assertThat(new JdbcPeriodDisputes(month.jdbc()).landedIn(CONTRACT, NOVEMBER.plusMonths(1)))
                .containsExactly(adjusted);
        assertThat(new JdbcPeriodDisputes(month.jdbc()).leftOut(CONTRACT, OCTOBER)).containsExactly(adjusted);
    }

    @Test
    void keepPapersAsTheyCame() {
        approvedOctober();
        String id = only().disputeId();

        DisputeFile first = disputes.attach(id, Side.POST, "phiếu cân.pdf", PAPER, "an");
        DisputeFile again = disputes.attach(id, Side.POST, "other.pdf", PAPER, "an");

        assertThat(again).isEqualTo(first);
        assertThat(first.mediaType()).isEqualTo("application/pdf");
        assertThat(disputes.bytes(id, first.fileId())).isEqualTo(PAPER);
        assertThat(disputes.history(id)).last().extracting(DisputeEvent::file).isEqualTo(first);
        assertThat(refusal(() -> disputes.attach(id, Side.POST, "x.pdf", "<html>".getBytes(StandardCharsets.UTF_8),
                "an"))).isEqualTo("paper-of-another-kind");
        assertThat(refusal(() -> disputes.attach(id, Side.POST, "x.pdf", new byte[5 * 1024 * 1024 + 1], "an")))
                .isEqualTo("paper-too-large");
        for (int i = 1; i < 20; i++) {
            disputes.attach(id, Side.AGENCY, "x.pdf", ("%PDF-" + i).getBytes(StandardCharsets.UTF_8), "an");
        }
        assertThat(refusal(() -> disputes.attach(id, Side.AGENCY, "x.pdf", "%PDF-20".getBytes(StandardCharsets.UTF_8),
                "an"))).isEqualTo("too-many-papers");
    }

    @Test
    void areHeldByTheDatabaseToo() {
        StatementView view = approvedOctober();
        String id = answered(only().disputeId());
        String adjust = """
                insert into dispute_adjustment select 'adj_x' || random(), dispute_id, '%s', '%s', amount_vnd, event_no, kind,
                    actor, '%s', at, 26000, 26000, 10000, 0, 0, 16000 from dispute_event where amount_vnd = %d""";
        disputes.agree(id, Vnd.of(16_000), word(null));
        disputes.agree(id, Vnd.of(17_000), word(null));

        assertRefused(adjust.formatted(CONTRACT, "2026-11-01", "an", 17_000), "another_person_adjusts");
        assertRefused(adjust.formatted(CONTRACT, "2026-11-01", "bình", 16_000), "not what its dispute came to");
        assertRefused(adjust.formatted(CONTRACT, "2026-09-01", "bình", 17_000), "not what its dispute came to");
        assertRefused(adjust.formatted(CONTRACT, "2026-11-01", "bình", 17_000).replace("16000 from", "15999 from"),
                "not what its dispute came to");
        assertRefused(adjust.formatted("another", "2026-11-01", "bình", 17_000), "not what its dispute came to");
        assertRefused(adjust.formatted(CONTRACT, "2026-11-01", "bình", 17_000).replace("amount_vnd, event_no",
                "amount_vnd + 1, event_no"), "foreign key");
        assertRefused("update dispute set state = 'ADJUSTED'", "does not go from AGREED to ADJUSTED");
        assertRefused("update dispute set state = 'CLOSED'", "does not go from AGREED to CLOSED");
        assertRefused("update dispute set state = 'OPEN'", "does not go from AGREED to OPEN");
        assertRefused("update dispute set claimed_vnd = 0", "permission denied");
        disputes.adjust(id, Vnd.of(17_000), "bình");
        assertRefused(adjust.formatted(CONTRACT, "2026-11-01", "bình", 17_000), "not what its dispute came to");
        for (String table : List.of("dispute_event", "dispute_file", "dispute_adjustment", "dispute")) {
            assertRefused("delete from " + table, "permission denied");
        }
        for (String table : List.of("dispute_event", "dispute_adjustment")) {
            assertThatThrownBy(() -> month.asOwner("update " + table + " set dispute_id = dispute_id"))
                    .hasStackTraceContaining("append-only");
        }
        assertThatThrownBy(() -> month.asOwner("delete from dispute")).hasStackTraceContaining("never removed");
        closing.reopen(CONTRACT, OCTOBER, "bình", "nhầm");
        assertRefused("insert into period_item select contract, period, 2, row_key, result_id, line_no, order_id,"
                + " carries_item, item_code, outcome, action, 'SETTLED', origin, claimed_vnd, claimed_vnd, 0, 0, sheet_vnd,"
                + " tariff_vnd, at_post_vnd, online_vnd, discount_vnd, subsidy_vnd, collect_fees_vnd from period_item"
                + " where disposition = 'DISPUTED'", "an adjustment ends a line");
        assertRefused("insert into period_item select contract, '2026-11-01', 1, 'adj_none', result_id, line_no, order_id,"
                + " carries_item, item_code, outcome, 'ADJUSTMENT', 'SETTLED', origin, 1, 1, 0, 0, sheet_vnd,"
                + " tariff_vnd, at_post_vnd, online_vnd, discount_vnd, subsidy_vnd, collect_fees_vnd from period_item"
                + " where disposition = 'DISPUTED'", "an adjustment that nobody made");
        assertThat(view.statementId()).isNotNull();
    }

    @Test
    void areAdjustedOnceWhenTwoPeopleAdjustAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            month.forget();
            String id = answered();
            disputes.agree(id, Vnd.of(16_000), word(null));

            List<Boolean> done = SettlementGround.atOnce(() -> disputes.adjust(id, Vnd.of(16_000), "bình") != null,
                    () -> disputes.adjust(id, Vnd.of(16_000), "chi") != null);

            assertThat(done).containsExactlyInAnyOrder(true, false);
            assertThat(month.rows("select * from dispute_adjustment")).hasSize(1);
        }
    }

    @Test
    void landInTheContentOrInTheNextMonthWhenTheyRaceWithTheClosing() throws Exception {
        for (int round = 0; round < 5; round++) {
            month.forget();
            String id = answered();
            disputes.agree(id, Vnd.of(16_000), word(null));

            List<Boolean> done = SettlementGround.atOnce(() -> disputes.adjust(id, Vnd.of(16_000), "bình") != null,
                    () -> closing.submit(CONTRACT, NOVEMBER, "an") != null);

            assertThat(done).containsExactly(true, true);
            boolean inNovember = disputes.find(id).adjustment().period().equals(NOVEMBER);
            assertThat(closing.show(CONTRACT, NOVEMBER).totals().confirmed())
                    .isEqualTo(inNovember ? Vnd.of(16_000) : Vnd.ZERO);
        }
    }

    @Test
    void areNeitherLostNorPaidTwiceWhenTheyRaceWithTheReopeningOfTheirMonth() throws Exception {
        for (int round = 0; round < 5; round++) {
            month.forget();
            StatementView view = approvedOctober();
            String id = answered(only().disputeId());
            disputes.agree(id, Vnd.of(16_000), word(null));

            List<Boolean> done = SettlementGround.atOnce(() -> disputes.adjust(id, Vnd.of(16_000), "bình") != null,
                    () -> closing.reopen(CONTRACT, OCTOBER, "chi", "nhầm") != null);
            decide(view, 2, Resolution.KEEP_OURS);
            String submission = refusal(() -> closing.submit(CONTRACT, OCTOBER, "an"));

            assertThat(done.get(1)).isTrue();
            assertThat(submission).isEqualTo(done.get(0) ? "period-blocked" : "");
        }
    }

    private static StatementView october() {
        month.deliver(1, false, OCTOBER);
        month.deliver(2, false, OCTOBER);
        StatementView view = month.judge(OCTOBER, List.of(line(1, false), line(2, 80, 27_500, 10_000, 17_500)));
        decide(view, 2, Resolution.DISPUTE);
        return view;
    }

    private static StatementView approvedOctober() {
        StatementView view = october();
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        return view;
    }

    private static String answered() {
        approvedOctober();
        return answered(only().disputeId());
    }

    private static String answered(String id) {
        disputes.send(id, word("xin trả lời"));
        return disputes.answer(id, new Word(Side.POST, "đồng ý", "an")).disputeId();
    }

    private static Word word(String words) {
        return new Word(Side.AGENCY, words, "an");
    }

    private static List<Dispute> all() {
        return page(null, false);
    }

    private static List<Dispute> page(State state, boolean overdue) {
        return disputes.page(new DisputeQuery(CONTRACT, OCTOBER, state, null, overdue, null, 100));
    }

    private static Dispute only() {
        assertThat(all()).hasSize(1);
        return all().get(0);
    }

    private static void assertRefused(String sql, String why) {
        assertThatThrownBy(() -> month.jdbc().sql(sql).update()).hasStackTraceContaining(why);
    }

    private static void assertIntact() {
        SettlementGround.sealing(month, clock).seal();
        assertThat(new JdbcLedgerVerification(month.template(), SettlementGround.snapshot(month)).verify().findings())
                .isEmpty();
    }

    private static String refusal(Runnable work) {
        SettlementRefused refused = catchThrowableOfType(SettlementRefused.class, work::run);
        return refused == null ? "" : refused.code();
    }

    private static void decide(StatementView view, int serial, Resolution action) {
        decisions.decide(Selection.of(view.statementId(), month.result(view.statementId(), serial).resultId()), action,
                "because", "an", null);
    }

    private static String order(int serial) {
        return "ord_%026d".formatted(serial);
    }
}
