package vn.postalgateway.reconciliation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.reconciliation.LineClassifier;
import vn.postalgateway.reconciliation.LineResult;
import vn.postalgateway.reconciliation.MatchLevel;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Rates;
import vn.postalgateway.reconciliation.StatementKey;

/** One rule stands twice, in SQL for the many and in the classifier for all: here they are held against each other. */
class AgreedLinesTest {

    private static final int SEEDS = 15;
    private static final String WRITTEN = """
            select line_no, concat_ws(' ', order_id, outcome, match_level, carries_item, claimed_vnd, owed_vnd, delta_vnd,
                delta_tariff_vnd, delta_citizen_vnd, online_charge_vnd, differences, explanation) as result
            from statement_result where statement_id = ?""";

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

    @Test
    void matchesInOneStrokeJustTheLinesThatTheClassifierMatchesWithoutAWord() {
        int matched = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            ground.forget();
            StatementScenario scenario = new StatementScenario(seed);
            ground.atOnce(() -> {
                scenario.items.forEach(ground::insert);
                scenario.settled.forEach(ground::settle);
                StatementScenario.CLOSED.forEach(ground::close);
            });

            Verdicts verdicts = judgedBothWays(scenario.csv(scenario.rows, seed));

            assertThat(verdicts.inOneStroke()).as("seed %d", seed).isEqualTo(verdicts.byClassifier());
            matched += verdicts.inOneStroke().size();
        }
        assertThat(matched).isGreaterThan(10 * SEEDS);
    }

    private record Verdicts(Map<Integer, String> inOneStroke, Map<Integer, String> byClassifier) {
    }

    private static Verdicts judgedBothWays(String csv) {
        String id = ground.handIn(csv).statementId();
        ground.workerAt(ReconciliationGround.AFTER_GRACE).workOnce();
        YearMonth period = YearMonth.parse(ReconciliationGround.PERIOD);
        return new TransactionTemplate(ground.manager).execute(status -> {
            ItemFreeze.freeze(ground.jdbc, id, new StatementKey("vnpost", ReconciliationGround.CONTRACT, period));
            Map<Integer, String> byClassifier = classified(id, period);
            AgreedLines.match(ground.jdbc, id, period, ResultIds.fresh());
            Map<Integer, String> inOneStroke = new TreeMap<>();
            ground.jdbc.sql(WRITTEN).param(id).query(row -> {
                inOneStroke.put(row.getInt(1), row.getString(2));
            });
            status.setRollbackOnly();
            return new Verdicts(inOneStroke, byClassifier);
        });
    }

    private static Map<Integer, String> classified(String id, YearMonth period) {
        LineClassifier classifier = new LineClassifier(period, true, new Rates(ground.neighbours.pricing(),
                ReconciliationGround.CONTRACT));
        Map<Integer, String> verdicts = new TreeMap<>();
        ground.template.query(PairQuery.LINES, row -> {
            LineResult result = classifier.classify(PairRow.withLine(row));
            if (isWithoutAWord(result) && isAlone(id, result.itemCode())) {
                verdicts.put(result.lineNo(), told(result));
            }
        }, id, id);
        return verdicts;
    }

    private static boolean isWithoutAWord(LineResult result) {
        return result.outcome() == Outcome.MATCHED && result.level() == MatchLevel.ITEM_CODE
                && result.differences().isEmpty() && result.explanation().isEmpty();
    }

    // An adjustment line may name the same item; the classifier tells them apart, the one stroke leaves both to it.
    private static boolean isAlone(String id, String itemCode) {
        return ground.jdbc.sql("select count(*) from statement_line where statement_id = ? and item_code = ?")
                .params(id, itemCode).query(Integer.class).single() == 1;
    }

    private static String told(LineResult r) {
        return String.join(" ", List.of(r.orderId(), r.outcome().name(), r.level().name(), r.carriesItem() ? "t" : "f",
                r.claimed().amount() + "", r.owed().amount() + "", r.delta().amount() + "",
                r.deltaTariff().amount() + "", r.deltaCitizen().amount() + "", r.onlineCharge().amount() + "",
                StatementJson.differences(r.differences()), StatementJson.explanation(r.explanation())));
    }
}
