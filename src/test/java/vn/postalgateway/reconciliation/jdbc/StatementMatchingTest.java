package vn.postalgateway.reconciliation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.postalgateway.reconciliation.Difference;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.PeriodTotals;
import vn.postalgateway.reconciliation.ResultRow;
import vn.postalgateway.reconciliation.StatementReceipt;
import vn.postalgateway.reconciliation.StatementState;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;

class StatementMatchingTest {

    private static ReconciliationGround ground;

    @BeforeAll
    static void start() {
        ground = new ReconciliationGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @BeforeEach
    void startAfresh() {
        ground.forget();
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103})
    void givesEachItemTheSameResultInWhateverOrderTheLinesCome(long seed) {
        StatementScenario scenario = stored(new StatementScenario(seed));
        List<TestRow> shuffled = new ArrayList<>(scenario.rows);
        Collections.shuffle(shuffled, new Random(-seed));

        StatementView one = ground.judge(scenario.csv(scenario.rows, seed));
        StatementView other = ground.judge(scenario.csv(shuffled, seed + 1));

        assertThat(withoutLineNumbers(other)).isEqualTo(withoutLineNumbers(one));
    }

    @Test
    void answersTheSameBytesWithTheSameStatementAndChangesNothing() {
        StatementScenario scenario = stored(new StatementScenario(201));
        String csv = scenario.csv(scenario.rows, 1);
        StatementView before = ground.judge(csv);

        StatementReceipt again = ground.handIn(csv);
        ground.workerAt(ReconciliationGround.AFTER_GRACE).work();

        assertThat(again).isEqualTo(new StatementReceipt(before.statementId(), 1, StatementState.READY, true));
        assertThat(ground.statements.byId(before.statementId())).contains(before);
    }

    @Test
    void freezesWithAnItemWhetherItWasItsDossiersSecondDirection() {
        TestItem second = TestItem.delivered(202_001, DeliveryService.RESULT_DELIVERY, false, 80, false);
        TestItem only = TestItem.delivered(202_002, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(second);
        ground.insert(only);
        ground.jdbc.sql("update delivery_order set second_direction = true where order_id = ?").param(second.orderId())
                .update();

        ground.judge(new StatementScenario(202).csv(List.of(TestRow.of(second), TestRow.of(only)), 1));

        assertThat(ground.jdbc.sql("select order_id from statement_item where second_direction").query(String.class)
                .list()).containsExactly(second.orderId());
    }

    @Test
    void makesOtherBytesTheNextVersionAndLetsItStandForThePeriod() {
        TestItem item = TestItem.delivered(301_001, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(item);
        StatementScenario scenario = stored(new StatementScenario(302));
        ground.judge(scenario.csv(scenario.rows, 1));

        StatementView second = ground.judge(scenario.csv(List.of(TestRow.of(item)), 1));

        PeriodTotals totals = ground.periods.totals(ReconciliationGround.CONTRACT, second.key().period());
        assertThat(second.version()).isEqualTo(2);
        assertThat(totals.statementId()).isEqualTo(second.statementId());
        assertThat(totals.confirmed()).isEqualTo(Vnd.of(16_000));
    }

    @Test
    void expectsWhatThePostStillHasTimeToBill() {
        TestItem billed = TestItem.delivered(401_001, DeliveryService.RESULT_DELIVERY, false, 80, false);
        TestItem missing = TestItem.delivered(401_002, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(billed);
        ground.insert(missing);
        StatementReceipt receipt = ground.handIn(new StatementScenario(402).csv(List.of(TestRow.of(billed)), 1));

        ground.workerAt(ReconciliationGround.BEFORE_GRACE).work();

        assertThat(found(ground.statements.byId(receipt.statementId()).orElseThrow()))
                .isEqualTo(Map.of("MATCHED", "1 / 0", "EXPECTED", "1 / -16000"));
        assertThat(ground.moneyOf(missing.orderId())).isEqualTo("EXPECTED");
    }

    @Test
    void tellsTheOrdersWhereTheirMoneyStands() {
        TestItem right = TestItem.delivered(501_001, DeliveryService.RESULT_DELIVERY, false, 80, false);
        TestItem wrong = TestItem.delivered(501_002, DeliveryService.RESULT_DELIVERY, false, 80, false);
        TestItem early = TestItem.delivered(501_003, DeliveryService.RESULT_DELIVERY, false, 80, false)
                .but("PLACED", "IN_TRANSIT", null);
        List.of(right, wrong, early).forEach(ground::insert);

        ground.judge(new StatementScenario(502).csv(List.of(TestRow.of(right),
                TestRow.of(wrong).money(27_000, 10_000, 17_000), TestRow.of(early)), 1));

        assertThat(ground.moneyOf(right.orderId())).isEqualTo("MATCHED");
        assertThat(ground.moneyOf(wrong.orderId())).isEqualTo("DIFFERENT");
        assertThat(ground.moneyOf(early.orderId())).isEqualTo("NONE");
    }

    @Test
    void tiesThePeriodsSums() {
        TestItem atTheDoor = TestItem.delivered(601_001, DeliveryService.RESULT_DELIVERY, false, 80, false);
        TestItem online = TestItem.delivered(601_002, DeliveryService.RESULT_DELIVERY, false, 80, true);
        TestItem unknown = TestItem.delivered(601_003, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(atTheDoor);
        ground.insert(online);

        StatementView view = ground.judge(new StatementScenario(602).csv(
                List.of(TestRow.of(atTheDoor), TestRow.of(online), TestRow.of(unknown)), 1));
        PeriodTotals totals = ground.periods.totals(ReconciliationGround.CONTRACT, view.key().period());

        assertThat(totals).isEqualTo(new PeriodTotals(ReconciliationGround.CONTRACT, view.key().period(), "OPEN",
                view.statementId(), 2, Vnd.of(52_000), Vnd.of(10_000), Vnd.of(10_000), Vnd.ZERO, Vnd.of(32_000),
                Vnd.of(58_000), Vnd.of(42_000), Vnd.of(16_000), Vnd.ZERO));
        assertThat(view.confirmedOnlineCharge()).isEqualTo(Vnd.of(10_000));
        assertThat(view.contestedLines()).isEqualTo(1);
    }

    @Test
    void contestsALineThatSeveralItemsFit() {
        TestItem one = TestItem.delivered(701_001, DeliveryService.RESULT_DELIVERY, false, 80, false);
        TestItem other = TestItem.delivered(701_002, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(one, "H27.12-261001-9701");
        ground.insert(other, "H27.12-261001-9701");

        StatementView view = ground.judge(new StatementScenario(702).csv(List.of(TestRow.of(one).with("itemCode", "")
                .with("orderReference", "").with("dossierCode", "H27.12-261001-9701")), 1));

        assertThat(found(view)).isEqualTo(Map.of("AMBIGUOUS", "1 / 16000", "NOT_ON_STATEMENT", "2 / -32000"));
    }

    @Test
    void turnsWhatWasExpectedIntoMissingWhenTheDaysOfGraceAreOver() {
        TestItem billed = TestItem.delivered(741_001, DeliveryService.RESULT_DELIVERY, false, 80, false);
        TestItem missing = TestItem.delivered(741_002, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(billed);
        ground.insert(missing);
        StatementView before = ground.judge(new StatementScenario(742).csv(List.of(TestRow.of(billed)), 1),
                ReconciliationGround.BEFORE_GRACE);

        int tooEarly = ground.graceAt(ReconciliationGround.BEFORE_GRACE).pass();
        int inTime = ground.graceAt(ReconciliationGround.AFTER_GRACE).pass();
        int again = ground.graceAt(ReconciliationGround.AFTER_GRACE).pass();

        StatementView after = ground.statements.byId(before.statementId()).orElseThrow();
        assertThat(List.of(tooEarly, inTime, again)).containsExactly(0, 1, 0);
        assertThat(found(after)).isEqualTo(Map.of("MATCHED", "1 / 0", "NOT_ON_STATEMENT", "1 / -16000"));
        assertThat(ground.results.page(after.statementId(), Outcome.NOT_ON_STATEMENT, null, 10).get(0).explanation())
                .extracting(p -> p.cause() + ": " + p.text().en()).containsExactly("NOT_ON_STATEMENT: Not on the "
                + "statement, the time is over: claimed 0 VND, owed 16,000 VND, difference −16,000 VND");
        assertThat(ground.moneyOf(missing.orderId())).isEqualTo("DIFFERENT");
    }

    @Test
    void leavesTheResultsOfASignedPeriodAsTheyWereSigned() {
        TestItem missing = TestItem.delivered(743_001, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(missing);
        StatementView view = ground.judge(new StatementScenario(744).csv(List.of(), 1),
                ReconciliationGround.BEFORE_GRACE);
        ground.close(view.key().period());

        assertThat(ground.graceAt(ReconciliationGround.AFTER_GRACE).pass()).isZero();
    }

    @Test
    void letsNobodyChangeAResultOtherwise() {
        TestItem item = TestItem.delivered(745_001, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(item);
        StatementView view = ground.judge(new StatementScenario(746).csv(List.of(TestRow.of(item)), 1));

        assertThatThrownBy(() -> ground.jdbc.sql("""
                update statement_result set outcome = 'NOT_ON_STATEMENT' where statement_id = ?""")
                .param(view.statementId()).update()).hasMessageContaining("a result does not change");
        assertThatThrownBy(() -> ground.jdbc.sql("update statement_result set claimed_vnd = 0").update())
                .rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void suggestsACodeOfOursThatNobodyBilledAndNeverMatchesByIt() {
        TestItem turned = TestItem.delivered(10_000_012, DeliveryService.RESULT_DELIVERY, false, 80, false);
        TestItem far = TestItem.delivered(10_009_999, DeliveryService.RESULT_DELIVERY, false, 80, false);
        TestItem typed = TestItem.delivered(10_000_021, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(turned);
        ground.insert(far);

        StatementView view = ground.judge(new StatementScenario(747).csv(List.of(TestRow.of(typed)), 1));

        ResultRow unknown = ground.results.page(view.statementId(), Outcome.NOT_IN_GATEWAY, null, 10).get(0);
        assertThat(unknown.orderId()).isNull();
        assertThat(unknown.differences()).containsExactly(new Difference("nearItemCode", turned.itemCode(),
                typed.itemCode(), Vnd.ZERO));
        assertThat(unknown.explanation().get(0).text().vi()).contains("số hiệu gần giống: " + turned.itemCode());
    }

    @Test
    void namesWhereALineWasSettledBefore() {
        TestItem item = TestItem.delivered(748_001, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(item);
        StatementView first = ground.judge(new StatementScenario(749).csv(List.of(TestRow.of(item)), 1));
        ground.settle(item, ground.resultsOf(first).get(0).resultId());

        StatementView second = ground.judge(new StatementScenario(749).csv(List.of(TestRow.of(item)), 2));

        assertThat(ground.resultsOf(second)).extracting(ResultRow::outcome).containsExactly(Outcome.BILLED_BEFORE);
        assertThat(ground.resultsOf(second).get(0).explanation().get(0).text().en()).startsWith(
                "Settled before in the minutes of 2026-09, statement " + first.statementId() + " line 1: claimed");
    }

    @Test
    void tellsFromWhichClosedPeriodALateItemComes() {
        TestItem item = TestItem.delivered(750_001, DeliveryService.RESULT_DELIVERY, false, 80, false)
                .but("PLACED", "DELIVERED", YearMonth.of(2026, 9));
        ground.insert(item);
        ground.close(YearMonth.of(2026, 9));

        StatementView view = ground.judge(new StatementScenario(751).csv(List.of(TestRow.of(item)
                .money(26_000, 5_000, 21_000)), 1));

        assertThat(ground.resultsOf(view).get(0).explanation()).extracting(p -> p.text().vi()).containsExactly(
                "Thuộc kỳ trước 2026-09 đã chốt mà chưa quyết toán, đưa vào kỳ 2026-10",
                "Bưu điện ghi đã thu của người dân 5.000 đ, phải thu 10.000 đ: +5.000 đ");
    }

    @Test
    void leavesTheOwnLineOfAnItemInPeaceWhenAnUnknownCodeNamesItsDossier() {
        TestItem item = TestItem.delivered(711_001, DeliveryService.RESULT_DELIVERY, false, 80, false);
        TestItem unknown = TestItem.delivered(711_002, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(item);

        StatementView view = ground.judge(new StatementScenario(712).csv(List.of(TestRow.of(item),
                TestRow.of(item).with("itemCode", unknown.itemCode())), 1));

        assertThat(found(view)).isEqualTo(Map.of("MATCHED", "1 / 0", "NOT_IN_GATEWAY", "1 / 16000"));
    }

    @Test
    void acceptsNoLineBesideAnotherOfTheSameItemThatCannotBeRead() {
        TestItem item = TestItem.delivered(721_001, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(item);

        StatementView view = ground.judge(new StatementScenario(722).csv(List.of(TestRow.of(item),
                TestRow.of(item).with("claimedVnd", "sixteen")), 1));

        assertThat(view.sums()).extracting(s -> s.outcome().name() + " " + s.results())
                .containsExactly("UNREADABLE 1", "DUPLICATE_CONFLICT 1");
        assertThat(view.confirmed()).isEqualTo(Vnd.ZERO);
    }

    @Test
    void takesUpAgainWhatABrokenRunLeft() {
        TestItem item = TestItem.delivered(731_001, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(item);
        StatementReceipt receipt = ground.handIn(new StatementScenario(732).csv(List.of(TestRow.of(item)), 1));
        JdbcStatementWork dying = ground.workerThatDiesWhenItWritesTheMoney();
        dying.workOnce();

        assertThatThrownBy(dying::workOnce).isInstanceOf(IllegalStateException.class);
        StatementState between = ground.statements.byId(receipt.statementId()).orElseThrow().state();
        ground.workerAt(ReconciliationGround.AFTER_GRACE.plusSeconds(60)).work();

        assertThat(between).isEqualTo(StatementState.MATCHING);
        assertThat(found(ground.statements.byId(receipt.statementId()).orElseThrow())).isEqualTo(Map.of("MATCHED",
                "1 / 0"));
    }

    @Test
    void failsAStatementWithoutTheColumnsThatMoneyNeeds() {
        StatementView view = ground.judge("itemCode,claimedVnd\nRH000000018VN,16000\n");

        assertThat(view.state()).isEqualTo(StatementState.FAILED);
        assertThat(view.failureCode()).isEqualTo("missing-columns");
        assertThat(view.failure().en()).contains("tariffVnd, citizenPaidVnd");
    }

    @Test
    void namesRowColumnAndTextOfEachCellItCannotRead() {
        TestItem item = TestItem.delivered(801_001, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(item);

        StatementView view = ground.judge(new StatementScenario(802).csv(List.of(TestRow.of(item),
                TestRow.of(item).with("itemCode", "RH000000000VN").with("orderReference", "").with("dossierCode", "X"),
                TestRow.of(item).with("itemCode", "").with("orderReference", "none").with("claimedVnd", "16.00")), 1));

        assertThat(ground.statements.faults(view.statementId(), 10)).extracting("fileRow", "column", "raw")
                .containsExactly(tuple(3, "itemCode", "RH000000000VN"),
                        tuple(4, "claimedVnd", "16.00"));
    }

    private static StatementScenario stored(StatementScenario scenario) {
        ground.atOnce(() -> {
            scenario.items.forEach(ground::insert);
            scenario.settled.forEach(ground::settle);
            StatementScenario.CLOSED.forEach(ground::close);
        });
        return scenario;
    }

    private static Map<String, String> found(StatementView view) {
        Map<String, String> found = new TreeMap<>();
        view.sums().forEach(s -> found.put(s.outcome().name(), s.results() + " / " + s.delta().amount()));
        return found;
    }

    private static List<String> withoutLineNumbers(StatementView view) {
        return ground.resultsOf(view).stream().map(StatementMatchingTest::essence).sorted().toList();
    }

    private static String essence(ResultRow r) {
        return r.itemCode() + " " + r.orderId() + " " + r.outcome() + " " + r.claimed() + " " + r.owed() + " "
                + r.deltaTariff() + " " + r.deltaCitizen() + " " + r.explanation();
    }
}
