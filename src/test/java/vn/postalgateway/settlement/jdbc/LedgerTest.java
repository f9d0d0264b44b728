package vn.postalgateway.settlement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.CONTRACT;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.OCTOBER;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.line;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.ResultRow;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;
import vn.postalgateway.settlement.CollectedFees.FeeBalance;
import vn.postalgateway.settlement.LedgerBalances.AccountBalance;
import vn.postalgateway.settlement.LedgerBalances.PeriodLedger;
import vn.postalgateway.settlement.LedgerFinding;
import vn.postalgateway.settlement.LedgerFinding.Kind;
import vn.postalgateway.settlement.LedgerReport;
import vn.postalgateway.settlement.PeriodView;
import vn.postalgateway.settlement.Selection;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.tariff.Vnd;

class LedgerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-20T03:00:00.123456Z"), ZoneOffset.UTC);
    private static final YearMonth NOVEMBER = OCTOBER.plusMonths(1);
    private static ReconciledMonth month;
    private static JdbcDecisions decisions;
    private static JdbcPeriodClosing closing;
    private static JdbcLedgerSealing sealing;
    private static JdbcLedgerVerification verification;
    private static JdbcLedgerBalances balances;
    private static JdbcCollectedFees fees;

    @BeforeAll
    static void start() {
        month = new ReconciledMonth();
        decisions = new JdbcDecisions(month.template(), month.transaction(), month.orders(), CLOCK);
        closing = SettlementGround.closing(month, CLOCK);
        sealing = new JdbcLedgerSealing(month.template(), month.transaction(), CLOCK);
        verification = new JdbcLedgerVerification(month.template(), SettlementGround.snapshot(month));
        balances = new JdbcLedgerBalances(month.jdbc(), month.transaction());
        fees = new JdbcCollectedFees(month.jdbc(), month.transaction(), CLOCK);
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
    void postsOneBalancedJournalForEachSettledItem() {
        approvedOctober();

        assertThat(entries("ord_%026d".formatted(1_001))).isEqualTo(Map.of("TARIFF", -26_000L, "CITIZEN_AT_POST", 10_000L,
                "BUDGET", 16_000L, "SHEET_PRICE", 26_000L));
        assertThat(entries("ord_%026d".formatted(1_002))).isEqualTo(Map.of("TARIFF", -26_000L, "CITIZEN_ONLINE", 10_000L,
                "BUDGET", 16_000L, "SHEET_PRICE", 26_000L));
        assertThat(entries("ord_%026d".formatted(1_003))).isEqualTo(Map.of("TARIFF", -26_000L, "CITIZEN_AT_POST", 10_000L,
                "BUDGET", 16_000L, "SHEET_PRICE", 26_000L, "ACCEPTED_DIFFERENCE", 1_500L, "TARIFF_DIFFERENCE", -1_500L));
        assertThat(entries("ord_%026d".formatted(1_004))).isEmpty();
        PeriodLedger ledger = balances.of(CONTRACT, OCTOBER);
        assertThat(ledger.payable()).isEqualTo(month.totals(OCTOBER).payable()).isEqualTo(Vnd.of(75_500));
        assertThat(ledger.accounts().stream().filter(a -> !a.memo()).map(AccountBalance::balance)
                .reduce(Vnd.ZERO, Vnd::plus)).isEqualTo(Vnd.ZERO);
    }

    /** Matched, matched and paid online, accepted with 1,500 too much, disputed, ours kept: 16,000 + 26,000 + 17,500 + 16,000. */
    private static StatementView approvedOctober() {
        StatementView view = submittedOctober();
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        sealing.seal();
        return view;
    }

    private static StatementView submittedOctober() {
        for (int i = 1; i <= 5; i++) {
            month.deliver(1_000 + i, i == 2, OCTOBER);
        }
        StatementView view = month.judge(OCTOBER, List.of(line(1_001, false), line(1_002, true),
                line(1_003, 80, 27_500, 10_000, 17_500), line(1_004, 80, 27_500, 10_000, 17_500),
                line(1_005, 80, 27_500, 10_000, 17_500)));
        decide(view, 1_003, Resolution.ACCEPT_THEIRS);
        decide(view, 1_004, Resolution.DISPUTE);
        decide(view, 1_005, Resolution.KEEP_OURS);
        closing.submit(CONTRACT, OCTOBER, "an");
        return view;
    }

    private static Map<String, Long> entries(String subject) {
        return month.rows("select p.account, p.amount_vnd from ledger_journal j join ledger_posting p using (journal_no)"
                + " where j.subject = ? and j.kind = 'SETTLEMENT'", subject).stream()
                .collect(Collectors.toMap(r -> (String) r.get("account"), r -> (Long) r.get("amount_vnd")));
    }

    @Test
    void remembersSheetPriceAndExemptionBesideTheEntriesThatCount() {
        String order = month.deliver(1_101, false, OCTOBER);
        month.jdbc().sql("""
                update delivery_order set exemption = 'POOR_HOUSEHOLD', tariff_vnd = 13000, citizen_vnd = 10000,
                    budget_vnd = 3000, owed_vnd = 3000, price = '{"explanation": [
                        {"rule": "weight-step", "amount": {"amount": 26000}}, {"rule": "exemption", "amount": {"amount": 13000}}]}'
                where order_id = ?""").param(order).update();
        StatementView view = month.judge(OCTOBER, List.of(line(1_101, 80, 13_000, 10_000, 3_000)));

        assertThat(month.result(view.statementId(), 1_101).outcome()).isEqualTo(Outcome.MATCHED);
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);

        assertThat(entries(order)).isEqualTo(Map.of("TARIFF", -13_000L, "CITIZEN_AT_POST", 10_000L, "BUDGET", 3_000L,
                "SHEET_PRICE", 26_000L, "EXEMPTION", -13_000L));
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void paysWhatIsConfirmedWhateverWasDecided(long seed) {
        StatementView view = month.judgeScenario(seed);
        for (Outcome outcome : Outcome.values()) {
            if (outcome == Outcome.MATCHED || outcome == Outcome.EXPECTED) {
                continue;
            }
            Resolution action = Resolution.values()[(int) ((seed + outcome.ordinal()) % 4)];
            try {
                decisions.decide(new Selection(view.statementId(), List.of(), outcome, false), action, "seed", "an", null);
            } catch (SettlementRefused settledOnce) {
                decisions.decide(new Selection(view.statementId(), List.of(), outcome, false), Resolution.DISPUTE, "seed",
                        "an", null);
            }
        }

        PeriodView signed = closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        sealing.seal();

        assertThat(balances.of(CONTRACT, OCTOBER).payable()).isEqualTo(signed.totals().payable());
        assertThat(verification.verify().findings()).isEmpty();
    }

    @Test
    void correctsByReversalAndANewJournal() {
        StatementView view = approvedOctober();
        String changed = "ord_%026d".formatted(1_003);

        closing.reopen(CONTRACT, OCTOBER, "bình", "bưu điện rút lại");
        decide(view, 1_003, Resolution.KEEP_OURS);
        decide(view, 1_004, Resolution.ACCEPT_THEIRS);
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        sealing.seal();

        assertThat(month.rows("select kind, revision from ledger_journal where order_id = ? order by journal_no", changed))
                .extracting(r -> r.get("kind") + " " + r.get("revision"))
                .containsExactly("SETTLEMENT 1", "REVERSAL 2", "SETTLEMENT 2");
        assertThat(month.rows("select count(*) as n from ledger_journal").get(0).get("n")).isEqualTo(4L + 1 + 2);
        assertThat(balances.of(CONTRACT, OCTOBER).payable()).isEqualTo(month.totals(OCTOBER).payable())
                .isEqualTo(Vnd.of(75_500 - 1_500 + 17_500));
        assertThat(verification.verify().findings()).isEmpty();
    }

    @Test
    void takesNoJournalThatDoesNotSumToZeroOrLiesInNoSubmittedPeriod() {
        submittedOctober();

        assertThatThrownBy(() -> month.transaction().executeWithoutResult(status -> {
            journal("x1");
            month.jdbc().sql("insert into ledger_posting select journal_no, 'BUDGET', false, 5 from ledger_journal").update();
        })).hasStackTraceContaining("does not sum to 0");
        assertThatThrownBy(() -> month.transaction().executeWithoutResult(status -> {
            journal("x2");
            balanced();
            month.jdbc().sql("insert into ledger_posting select journal_no, e.a, false, e.v from ledger_journal,"
                    + " (values ('ACCEPTED_DIFFERENCE', 5), ('TARIFF_DIFFERENCE', -5)) e (a, v)").update();
        })).hasStackTraceContaining("posted at once");
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        assertThatThrownBy(() -> journal("x3")).hasStackTraceContaining("is APPROVED");
        assertThatThrownBy(() -> month.jdbc().sql("insert into ledger_journal (contract, period, revision, kind, subject,"
                + " posted_by, posted_at) values (?, '2026-11-01', 1, 'SETTLEMENT', 'x', 'an', now())").param(CONTRACT)
                .update()).hasStackTraceContaining("is OPEN");
    }

    private static void journal(String subject) {
        month.jdbc().sql("insert into ledger_journal (contract, period, revision, kind, subject, posted_by, posted_at)"
                + " values (?, '2026-10-01', 1, 'SETTLEMENT', ?, 'an', now())").params(CONTRACT, subject).update();
    }

    private static void balanced() {
        month.jdbc().sql("insert into ledger_posting select journal_no, e.a, false, e.v from ledger_journal,"
                + " (values ('BUDGET', 5), ('TARIFF', -5)) e (a, v)").update();
    }

    @Test
    void letsNobodyChangeTheLedger() {
        approvedOctober();

        Map.of("ledger_journal", "subject", "ledger_posting", "amount_vnd", "ledger_seal", "hash").forEach((table, column) -> {
            assertThatThrownBy(() -> month.asOwner("delete from " + table)).hasMessageContaining("append-only");
            assertThatThrownBy(() -> month.asOwner("update " + table + " set " + column + " = " + column))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> month.jdbc().sql("delete from " + table).update())
                    .hasStackTraceContaining("permission denied");
        });
    }

    @Test
    void findsNothingInALedgerThatNobodyTouched() {
        approvedOctober();

        LedgerReport report = verification.verify();

        assertThat(report).isEqualTo(new LedgerReport(1, 4, List.of()));
        assertThat(balances.of(CONTRACT, OCTOBER)).extracting(PeriodLedger::journals, PeriodLedger::sealed)
                .containsExactly(4L, 4L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CHANGED | update ledger_posting set amount_vnd = amount_vnd + 100 where account in ('BUDGET') and journal_no = {2}",
        "CHANGED | update ledger_journal set posted_at = posted_at + interval '1 microsecond' where journal_no = {2}",
        "CHANGED | update ledger_posting set account = 'POST_DISCOUNT' where account = 'BUDGET' and journal_no = {2}",
        "CHANGED | delete from ledger_posting where journal_no = {2}",
        "CHANGED | update ledger_posting set journal_no = {3} where journal_no = {2} and account = 'CITIZEN_ONLINE'",
        "CHANGED | update ledger_seal set sequence = 9 where journal_no = {2}; update ledger_seal set sequence = 2 where journal_no = {3}; update ledger_seal set sequence = 3 where sequence = 9",
        "MISSING | delete from ledger_posting where journal_no = {2}; delete from ledger_journal where journal_no = {2}",
        "MISSING | delete from ledger_seal where journal_no = {2}",
        "MOVED | update ledger_journal set period = '2026-09-01' where journal_no = {2}",
        "DEVIATION | delete from ledger_seal where journal_no = {4}; delete from ledger_posting where journal_no = {4}; delete from ledger_journal where journal_no = {4}",
        "UNSEALED | insert into ledger_journal (contract, period, revision, kind, subject, posted_by, posted_at) select contract, period, 1, 'FEE_HANDED_OVER', 'x', 'x', posted_at from ledger_journal where journal_no = {2}",
        "CONTENT | update period_item set confirmed_vnd = 0, contested_vnd = claimed_vnd where order_id like '%1003'",
        "UNCLAIMED | delete from settled_item where order_id like '%1003'"})
    void findsWhatTheOwnerOfTheDatabaseDidToARow(Kind kind, String deed) throws Exception {
        approvedOctober();
        long first = (Long) month.rows("select min(journal_no) as n from ledger_journal").get(0).get("n");
        String sql = deed;
        for (int i = 1; i <= 4; i++) {
            sql = sql.replace("{" + i + "}", String.valueOf(first + i - 1));
        }

        month.asOwner("set session_replication_role = replica", sql);

        assertThat(verification.verify().findings()).extracting(LedgerFinding::kind).contains(kind);
    }

    @Test
    void tellsAGapInTheChainOnceHoweverLargeItIs() throws Exception {
        approvedOctober();

        month.asOwner("set session_replication_role = replica",
                "update ledger_seal set sequence = 9000000000000000000 where sequence = 4");

        assertThat(verification.verify().findings()).extracting(LedgerFinding::kind, LedgerFinding::subject)
                .contains(tuple(Kind.MISSING, "sequences 4 to 8999999999999999999")).hasSizeLessThan(5);
    }

    @Test
    void sealsOnceWhenTwoSealersWork() throws Exception {
        submittedOctober();
        closing.approve(CONTRACT, OCTOBER, "bình", null);

        Thread other = new Thread(sealing::seal);
        other.start();
        sealing.seal();
        other.join();
        sealing.seal();

        assertThat(month.rows("select sequence from ledger_seal order by 1")).extracting(r -> r.get("sequence"))
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(verification.verify().isIntact()).isTrue();
    }

    @Test
    void keepsCollectedFeesInAccountsOfTheirOwn() {
        String order = month.deliver(1_201, false, OCTOBER);
        month.jdbc().sql("update delivery_order set collect_fees_vnd = 150000 where order_id = ?").param(order).update();
        StatementView view = month.judge(OCTOBER, List.of(line(1_201, 80, 27_500, 10_000, 17_500)));
        decide(view, 1_201, Resolution.DISPUTE);
        fees.record(CONTRACT, OCTOBER, Vnd.of(100_000), LocalDate.of(2026, 11, 3), "UNC-17", "an");
        FeeBalance before = fees.balance(CONTRACT);

        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        sealing.seal();

        assertThat(before).isEqualTo(new FeeBalance(Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.of(100_000)));
        assertThat(fees.balance(CONTRACT)).isEqualTo(
                new FeeBalance(Vnd.of(150_000), Vnd.of(100_000), Vnd.of(50_000), Vnd.ZERO));
        assertThat(balances.of(CONTRACT, OCTOBER).payable()).isEqualTo(Vnd.ZERO);
        assertThat(verification.verify().findings()).isEmpty();
        assertThatThrownBy(() -> fees.record(CONTRACT, OCTOBER, Vnd.of(1), LocalDate.of(2026, 11, 4), "UNC-18", "an"))
                .isInstanceOf(SettlementRefused.class).hasMessageContaining("APPROVED");
        assertThatThrownBy(() -> fees.record(CONTRACT, NOVEMBER, Vnd.of(100_000), LocalDate.of(2026, 11, 4), "UNC-17", "an"))
                .isInstanceOf(SettlementRefused.class).hasMessageContaining("recorded");
    }

    @Test
    void booksACollectedFeeOnceThoughItsItemIsCarriedOver() {
        String order = month.deliver(1_301, false, OCTOBER);
        month.jdbc().sql("update delivery_order set collect_fees_vnd = 150000 where order_id = ?").param(order).update();
        StatementView october = month.judge(OCTOBER, List.of(line(1_301, false)));
        decide(october, 1_301, Resolution.NEXT_PERIOD);
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        StatementView november = month.judge(NOVEMBER, List.of(line(1_301, false)));
        decide(november, 1_301, Resolution.ACCEPT_THEIRS);

        closing.submit(CONTRACT, NOVEMBER, "an");
        closing.approve(CONTRACT, NOVEMBER, "bình", null);

        assertThat(fees.balance(CONTRACT).collected()).isEqualTo(Vnd.of(150_000));
        assertThat(month.rows("select kind, period::text as p from ledger_journal order by journal_no"))
                .extracting(r -> r.get("kind"), r -> r.get("p")).containsExactly(tuple("FEE_COLLECTED", "2026-10-01"),
                        tuple("SETTLEMENT", "2026-11-01"));
    }

    private static void decide(StatementView view, int serial, Resolution action) {
        ResultRow row = month.result(view.statementId(), serial);
        decisions.decide(Selection.of(view.statementId(), row.resultId()), action, "because", "an", null);
    }
}
