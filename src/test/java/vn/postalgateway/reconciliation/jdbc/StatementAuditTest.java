package vn.postalgateway.reconciliation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.postalgateway.reconciliation.ExplanationPart;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.ResultRow;
import vn.postalgateway.reconciliation.StatementReceipt;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;

/**
 * Random statements with declared faults, judged by the gateway and by an auditor that shares no code with it. How many
 * is set by {@code -Dstatement.seeds}; a failing test's name holds its seed.
 */
class StatementAuditTest {

    private static final int SEEDS_PER_TEST = 20;

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

    @TestFactory
    Stream<DynamicTest> findsEveryFaultWithItsDifferenceToTheDongAndRaisesNoFalseAlarm() {
        int seeds = Integer.getInteger("statement.seeds", 200);
        return LongStream.iterate(1, s -> s <= seeds, s -> s + SEEDS_PER_TEST).mapToObj(first ->
                DynamicTest.dynamicTest("seeds from " + first, () -> {
                    for (long seed = first; seed < first + SEEDS_PER_TEST && seed <= seeds; seed++) {
                        ground.forget();
                        judgeAndAudit(seed);
                    }
                }));
    }

    private static void judgeAndAudit(long seed) {
        StatementScenario scenario = stored(new StatementScenario(seed));
        StatementAuditor auditor = new StatementAuditor(scenario.items, scenario.settled, StatementScenario.CLOSED,
                scenario.graceOver);

        StatementView view = ground.judge(scenario.csv(scenario.rows, seed), scenario.graceOver
                ? ReconciliationGround.AFTER_GRACE : ReconciliationGround.BEFORE_GRACE);

        assertThat(view.failure()).as("seed %d", seed).isNull();
        List<ResultRow> results = ground.resultsOf(view);
        assertThat(byOutcome(view)).as("declared, seed %d", seed).isEqualTo(scenario.expected());
        assertThat(verdicts(results)).as("audited, seed %d", seed).isEqualTo(auditor.audit(scenario.rows));
        assertThat(owedByOrder(results)).as("owed, seed %d", seed).isEqualTo(auditor.owedByOrder());
        assertThat(results).as("explained, seed %d", seed).allMatch(r -> r.delta().equals(explained(r)));
    }

    @Test
    void coversEveryOutcome() {
        Map<String, Long> seen = new TreeMap<>();
        for (long seed = 1; seed <= 20; seed++) {
            new StatementScenario(seed).expected().keySet().forEach(outcome -> seen.merge(outcome, 1L, Long::sum));
        }

        assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(Stream.of(Outcome.values()).map(Enum::name)
                .toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {70_001, 70_002, 70_003, 70_004, 70_005})
    void givesEachLineTheSameResultInWhateverOrderTheLinesCome(long seed) {
        StatementScenario scenario = stored(new StatementScenario(seed));
        List<TestRow> shuffled = new ArrayList<>(scenario.rows);
        Collections.shuffle(shuffled, new Random(-seed));

        List<ResultRow> one = ground.resultsOf(ground.judge(scenario.csv(scenario.rows, seed)));
        List<ResultRow> other = ground.resultsOf(ground.judge(scenario.csv(shuffled, seed + 1)));

        assertThat(essences(other)).isEqualTo(essences(one));
    }

    @ParameterizedTest
    @ValueSource(longs = {71_001, 71_002, 71_003})
    void changesNothingAboutTheOtherLinesWhenAnUnrelatedOneIsAdded(long seed) {
        StatementScenario scenario = stored(new StatementScenario(seed));
        TestItem stranger = TestItem.delivered(999, DeliveryService.RESULT_DELIVERY, true, 80, false);
        List<TestRow> more = new ArrayList<>(scenario.rows);
        more.add(TestRow.of(stranger));

        List<ResultRow> one = ground.resultsOf(ground.judge(scenario.csv(scenario.rows, seed)));
        List<ResultRow> other = new ArrayList<>(ground.resultsOf(ground.judge(scenario.csv(more, seed))));
        boolean found = other.removeIf(r -> stranger.itemCode().equals(r.itemCode())
                && r.outcome() == Outcome.NOT_IN_GATEWAY);

        assertThat(found).isTrue();
        assertThat(essences(other)).isEqualTo(essences(one));
    }

    @ParameterizedTest
    @ValueSource(longs = {72_001, 72_002, 72_003})
    void judgesTwoHalvesAsItJudgesTheWhole(long seed) {
        StatementScenario scenario = stored(new StatementScenario(seed));
        Map<Boolean, List<TestRow>> halves = scenario.rows.stream().collect(Collectors.partitioningBy(r ->
                r.serial % 2 == 0));

        List<String> whole = ofLines(scenario.csv(scenario.rows, seed));
        List<String> parts = new ArrayList<>(ofLines(scenario.csv(halves.get(true), seed)));
        parts.addAll(ofLines(scenario.csv(halves.get(false), seed)));

        assertThat(parts.stream().sorted().toList()).isEqualTo(whole);
    }

    @Test
    void takesAnItemOfOursForTheirsAndTheOtherWayRoundWithTheSameDifference() {
        TestItem billed = TestItem.delivered(1, DeliveryService.RESULT_DELIVERY, false, 80, false);
        TestItem held = TestItem.delivered(2, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(held);

        StatementView view = ground.judge(new StatementScenario(3).csv(List.of(TestRow.of(billed)), 1));

        assertThat(byOutcome(view)).isEqualTo(Map.of("NOT_IN_GATEWAY", "1 / 16000", "NOT_ON_STATEMENT", "1 / -16000"));
    }

    @Test
    void givesEachLineTheSameResultInWhateverPieceItStandsAndHoweverManyWorkersThereAre() throws Exception {
        int lines = 9_000;
        BenchData.store(ground, lines);
        List<String> file = Files.readAllLines(BenchData.statement(lines));
        List<String> reversed = new ArrayList<>(file.subList(1, file.size()));
        Collections.reverse(reversed);
        StatementReceipt one = ground.handIn(String.join("\n", file));
        StatementReceipt other = ground.handIn(file.get(0) + "\n" + String.join("\n", reversed));

        ExecutorService workers = Executors.newFixedThreadPool(3);
        List<Future<?>> work = Stream.generate(() -> (Runnable) ground.workerAt(ReconciliationGround.AFTER_GRACE)::work)
                .limit(3).<Future<?>>map(workers::submit).toList();
        for (Future<?> each : work) {
            each.get(60, TimeUnit.SECONDS);
        }
        workers.shutdown();

        List<ResultRow> results = ground.resultsOf(ground.statements.byId(one.statementId()).orElseThrow());
        assertThat(results).hasSize(lines + lines / 1_000).extracting(r -> r.lineNo() == null ? r.orderId() : r.lineNo()).doesNotHaveDuplicates();
        assertThat(essences(ground.resultsOf(ground.statements.byId(other.statementId()).orElseThrow())))
                .isEqualTo(essences(results));
    }

    private static List<String> ofLines(String csv) {
        return essences(ground.resultsOf(ground.judge(csv)).stream().filter(r -> r.lineNo() != null).toList());
    }

    private static StatementScenario stored(StatementScenario scenario) {
        ground.atOnce(() -> {
            scenario.items.forEach(ground::insert);
            scenario.settled.forEach(ground::settle);
            StatementScenario.CLOSED.forEach(ground::close);
        });
        return scenario;
    }

    private static Map<String, String> byOutcome(StatementView view) {
        Map<String, String> found = new TreeMap<>();
        view.sums().forEach(s -> found.put(s.outcome().name(), s.results() + " / " + s.delta().amount()));
        return found;
    }

    private static Map<String, String> verdicts(List<ResultRow> results) {
        return results.stream().collect(Collectors.toMap(r -> r.lineNo() == null ? "item " + r.orderId()
                : "line " + r.lineNo(), r -> r.outcome() + " " + r.orderId() + " " + r.claimed().amount(),
                (a, b) -> a + " twice", TreeMap::new));
    }

    private static Map<String, Long> owedByOrder(List<ResultRow> results) {
        Map<String, Long> owed = new TreeMap<>();
        results.stream().filter(r -> r.orderId() != null && r.owed().amount() > 0)
                .forEach(r -> owed.merge(r.orderId(), r.owed().amount(), Long::sum));
        return owed;
    }

    private static Vnd explained(ResultRow row) {
        return row.explanation().stream().map(ExplanationPart::vnd).reduce(Vnd.ZERO, Vnd::plus);
    }

    // Which codes of ours are near to an unknown one depends on what else is billed.
    private static List<String> causes(ResultRow row) {
        return row.explanation().stream().map(p -> p.cause() + " " + p.vnd()).toList();
    }

    private static List<String> essences(List<ResultRow> results) {
        return results.stream().map(r -> r.itemCode() + " " + r.orderId() + " " + r.outcome() + " " + r.claimed() + " "
                + r.owed() + " " + r.deltaTariff() + " " + r.deltaCitizen() + " " + causes(r)).sorted().toList();
    }
}
