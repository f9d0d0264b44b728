package vn.postalgateway.console.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.console.BulkDecision;
import vn.postalgateway.console.ComparedLine;
import vn.postalgateway.console.Decided;
import vn.postalgateway.console.DecisionSheet;
import vn.postalgateway.console.DifferenceFilter;
import vn.postalgateway.console.Differences.Elsewhere;
import vn.postalgateway.console.Differences.Found;
import vn.postalgateway.console.DifferingLine;
import vn.postalgateway.console.PastedCodes;
import vn.postalgateway.console.SheetReview;
import vn.postalgateway.console.WordSearch;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.ResultRow;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;
import vn.postalgateway.settlement.DecisionPreview;
import vn.postalgateway.settlement.Selection;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.settlement.jdbc.JdbcDecisions;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/** What the clerk finds in a statement that holds one of each fault. */
class JdbcDifferencesTest {

    private static final ReconciledMonth MONTH = new ReconciledMonth();
    private static StatementView statement;
    private static JdbcDifferences differences;
    private static List<DifferingLine> all;

    @BeforeAll
    static void judge() {
        statement = MONTH.judgeScenario(7);
        differences = new JdbcDifferences(MONTH.template(), MONTH.transaction());
        all = find(DifferenceFilter.NONE).lines();
    }

    @AfterAll
    static void close() {
        MONTH.close();
    }

    private static Found find(DifferenceFilter filter) {
        return differences.find(statement.statementId(), filter, 1, 10_000);
    }

    @Test
    void findsAllThatDoesNotMatchTheMostMoneyFirst() {
        List<ResultRow> results = MONTH.results(statement.statementId()).stream()
                .filter(row -> row.outcome() != Outcome.MATCHED).toList();

        assertThat(all).extracting(DifferingLine::resultId).isEqualTo(results.stream().map(ResultRow::resultId).toList());
        assertThat(all).extracting(DifferingLine::explanation).isEqualTo(results.stream().map(ResultRow::explanation).toList());
        assertThat(find(DifferenceFilter.NONE).delta().amount())
                .isEqualTo(results.stream().mapToLong(row -> row.delta().amount()).sum());
    }

    @Test
    void findsByEachFilterWhatItSaysAndNothingElse() {
        for (Outcome outcome : Outcome.values()) {
            holds(DifferenceFilter.of(outcome), line -> line.outcome() == outcome && outcome != Outcome.MATCHED);
        }
        for (String agency : differences.agencies(statement.statementId())) {
            holds(with(null, agency, null, null, null, null, List.of()), line -> agency.equals(line.agency()));
        }
        for (DeliveryService service : DeliveryService.values()) {
            holds(with(null, null, service, null, null, null, List.of()), line -> line.service() == service);
        }
        for (Zone zone : Zone.values()) {
            holds(with(null, null, null, zone, null, null, List.of()), line -> line.zone() == zone);
        }
        for (String part : List.of("WEIGHT", "ZONE", "CITIZEN_CHARGE", "NOT_IN_GATEWAY", "no such part")) {
            holds(with(part, null, null, null, null, null, List.of()),
                    line -> line.explanation().stream().anyMatch(each -> each.cause().equals(part)));
        }
        holds(with(null, null, null, null, Vnd.of(5_000), null, List.of()),
                line -> Math.abs(line.delta().amount()) >= 5_000);
    }

    @Test
    void findsOnlyWhatAllFiltersHoldFor() {
        DifferenceFilter filter = with("WEIGHT", null, DeliveryService.RESULT_DELIVERY, Zone.INSIDE_DISTRICT, Vnd.of(1),
                null, List.of());

        holds(filter, line -> line.service() == DeliveryService.RESULT_DELIVERY && line.zone() == Zone.INSIDE_DISTRICT
                && line.delta().amount() != 0
                && line.explanation().stream().anyMatch(each -> each.cause().equals("WEIGHT")));
    }

    @Test
    void findsPiecesOfCodesAndWordsForCauses() {
        DifferingLine line = all.stream().filter(each -> each.itemCode() != null).findFirst().orElseThrow();
        String piece = line.itemCode().substring(3, 10);

        assertThat(find(searching(new WordSearch(piece.toLowerCase(Locale.ROOT), Set.of()))).lines()).contains(line);
        holds(searching(new WordSearch("khac vung", Set.of(Outcome.ZONE_DIFFERS, Outcome.CREDIT))),
                each -> each.outcome() == Outcome.ZONE_DIFFERS || each.outcome() == Outcome.CREDIT);
        assertThat(find(searching(new WordSearch("nguyen", Set.of()))).results()).isZero();
        assertThat(find(searching(new WordSearch("1%_'", Set.of()))).results()).isZero();
    }

    @Test
    void findsPastedCodesOfAnyKindAndNamesThoseItDoesNotHave() {
        DifferingLine byItem = all.stream().filter(each -> each.itemCode() != null).findFirst().orElseThrow();
        DifferingLine byDossier = all.stream().filter(each -> each.dossierCodes() != null
                && !each.resultId().equals(byItem.resultId())).findFirst().orElseThrow();
        ResultRow matched = MONTH.results(statement.statementId()).stream()
                .filter(row -> row.outcome() == Outcome.MATCHED && row.orderId() != null).findFirst().orElseThrow();
        String dossier = byDossier.dossierCodes().split(" ")[0];
        List<String> codes = PastedCodes.of(String.join("\n", byItem.itemCode().toLowerCase(Locale.ROOT), dossier,
                matched.itemCode(), matched.orderId(), "RR999999999VN")).codes();

        Found found = find(with(null, null, null, null, null, null, codes));
        Elsewhere elsewhere = differences.elsewhere(statement.statementId(), codes);

        assertThat(found.lines()).contains(byItem, byDossier).allMatch(line -> byItem.itemCode().equals(line.itemCode())
                || line.dossierCodes().contains(dossier));
        assertThat(elsewhere.matched()).containsOnlyKeys(matched.itemCode(), matched.orderId())
                .containsValue(matched.resultId());
        assertThat(elsewhere.unknown()).containsExactly("RR999999999VN");
    }

    @Test
    void showsPagesWithTheSumsOfAll() {
        Found second = differences.find(statement.statementId(), DifferenceFilter.NONE, 2, 3);
        Found beyond = differences.find(statement.statementId(), DifferenceFilter.NONE, 1_000_000_000, 50);

        assertThat(second.lines()).isEqualTo(all.subList(3, 6));
        assertThat(second.results()).isEqualTo(all.size()).isEqualTo(beyond.results());
        assertThat(beyond.lines()).isEmpty();
    }

    @Test
    void givesTheSameLinesOneByOne() {
        List<DifferingLine> each = new ArrayList<>();
        DifferenceFilter filter = with(null, null, DeliveryService.RESULT_DELIVERY, null, null, null, List.of());

        differences.each(statement.statementId(), filter, each::add);

        assertThat(each).isEqualTo(find(filter).lines()).isNotEmpty();
    }

    @Test
    void knowsWhatIsDecidedByTheLastDecision() {
        JdbcDecisions decisions = new JdbcDecisions(MONTH.template(), MONTH.transaction(), MONTH.orders(), Clock.systemUTC());
        Found before = find(DifferenceFilter.NONE);
        DifferingLine line = before.lines().stream().filter(each -> each.outcome() == Outcome.NOT_IN_GATEWAY).findFirst()
                .orElseThrow();

        decisions.decide(Selection.of(statement.statementId(), line.resultId()), Resolution.ACCEPT_THEIRS, "có phiếu", "an", null);
        decisions.decide(Selection.of(statement.statementId(), line.resultId()), Resolution.DISPUTE, "nhầm", "an", null);

        assertThat(find(DifferenceFilter.NONE).undecided()).isEqualTo(before.undecided() - 1);
        assertThat(find(DifferenceFilter.NONE.undecided()).results()).isEqualTo(before.undecided() - 1);
        assertThat(find(decided(Decided.DISPUTE)).lines()).extracting(DifferingLine::resultId).containsExactly(line.resultId());
        assertThat(find(decided(Decided.ANYHOW)).lines()).hasSize(1);
        assertThat(find(decided(Decided.ACCEPT_THEIRS)).lines()).isEmpty();
        assertThat(find(decided(Decided.DISPUTE)).lines().get(0).decision().reason()).isEqualTo("nhầm");
        bulk(line);
    }

    private static void bulk(DifferingLine decided) {
        BulkDecision bulk = new BulkDecision(differences);
        DifferenceFilter cause = DifferenceFilter.of(Outcome.NOT_IN_GATEWAY);

        assertThat(bulk.of(statement.statementId(), decided(Decided.DISPUTE)).resultIds())
                .as("decided lines only where they are asked for").containsExactly(decided.resultId());
        List<String> rest = all.stream().filter(each -> each.outcome() == Outcome.NOT_IN_GATEWAY)
                .map(DifferingLine::resultId).filter(id -> !id.equals(decided.resultId())).toList();
        if (rest.isEmpty()) {
            assertThatThrownBy(() -> bulk.of(statement.statementId(), cause)).isInstanceOf(SettlementRefused.class);
        } else {
            assertThat(bulk.of(statement.statementId(), cause).resultIds()).isEqualTo(rest);
            assertThat(bulk.asSeen(statement.statementId(), cause, rest.size()).resultIds()).isEqualTo(rest);
            assertThatThrownBy(() -> bulk.asSeen(statement.statementId(), cause, rest.size() + 1))
                    .isInstanceOf(SettlementRefused.class).hasMessageContaining("other lines");
        }
        assertThatThrownBy(() -> bulk.of(statement.statementId(), searching(new WordSearch("nguyen", Set.of()))))
                .isInstanceOf(SettlementRefused.class).hasMessageContaining("undecided");
    }

    @Test
    void takesTheDecisionsOfAWorkbookAllOrNone() {
        StatementView view = MONTH.judge(YearMonth.of(2027, 5), List.of(ReconciledMonth.line(910_001, false),
                ReconciledMonth.line(910_002, true)));
        List<DifferingLine> lines = differences.find(view.statementId(), DifferenceFilter.NONE, 1, 9).lines();
        JdbcDecisions decisions = new JdbcDecisions(MONTH.template(), MONTH.transaction(), MONTH.orders(), Clock.systemUTC());
        JdbcSheetDecisions sheets = new JdbcSheetDecisions(decisions, MONTH.transaction());
        String one = lines.get(0).resultId();
        String other = lines.get(1).resultId();
        SheetReview review = review(view, one + "|Dispute|không có|", other + "|Accept theirs|có phiếu|");

        DecisionPreview preview = sheets.preview(review, "an");

        assertThat(preview.lines()).isEqualTo(2);
        assertThat(preview.after().confirmed()).isEqualTo(lines.get(1).claimed());
        assertThat(differences.find(view.statementId(), DifferenceFilter.NONE, 1, 9).undecided()).isEqualTo(2);
        assertThatThrownBy(() -> sheets.decide(review, "an", Vnd.of(1))).isInstanceOf(SettlementRefused.class);
        assertThat(differences.find(view.statementId(), DifferenceFilter.NONE, 1, 9).undecided()).as("none at all").isEqualTo(2);
        sheets.decide(review, "an", preview.after().confirmed());
        assertThat(differences.find(view.statementId(), DifferenceFilter.NONE, 1, 9).undecided()).isZero();

        SheetReview again = review(view, one + "|Dispute|không có|", other + "|Keep ours|xem lại|", "res_gone|Dispute|x|");
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(again.faults()).extracting(DecisionSheet.Fault::cell).as("decided since, and nobody's").containsExactly("B3", "A4");
        assertThat(again.canBeTaken()).isFalse();
    }

    private static SheetReview review(StatementView view, String... rows) {
        Map<String, String> words = Map.of("sheet.result", "Id", "sheet.decision", "Decision", "sheet.reason", "Reason",
                "sheet.decisionNo", "No", "resolution.ACCEPT_THEIRS", "Accept theirs", "resolution.KEEP_OURS", "Keep ours",
                "resolution.DISPUTE", "Dispute", "resolution.NEXT_PERIOD", "Next period");
        DecisionSheet sheet = new DecisionSheet(key -> Stream.of(words.get(key)));
        sheet.row(1, List.of("Id", "Decision", "Reason", "No"));
        for (int n = 0; n < rows.length; n++) {
            sheet.row(n + 2, List.of(rows[n].split("\\|", -1)));
        }
        return SheetReview.of(view.statementId(), sheet, differences);
    }

    @Test
    void laysBothSidesOfALineBesideEachOther() {
        DifferingLine heavier = all.stream().filter(each -> each.outcome() == Outcome.WEIGHT_STEP_DIFFERS).findFirst().orElseThrow();
        DifferingLine theirsOnly = all.stream().filter(each -> each.outcome() == Outcome.NOT_IN_GATEWAY).findFirst().orElseThrow();

        ComparedLine line = differences.line(statement.statementId(), heavier.resultId()).orElseThrow();

        assertThat(line.line()).isEqualTo(heavier);
        assertThat(line.ours().amount()).isEqualTo(heavier.owed());
        assertThat(line.theirs().amount()).isEqualTo(heavier.claimed());
        assertThat(line.theirs().weightGrams()).isNotEqualTo(line.ours().weightGrams());
        assertThat(differences.line(statement.statementId(), theirsOnly.resultId()).orElseThrow().ours()).isNull();
        assertThat(differences.line("stm_other", heavier.resultId())).isEmpty();
    }

    @Test
    void followsTheEndOfTheDaysOfGrace() {
        StatementView early = MONTH.judge(YearMonth.of(2027, 3), Instant.parse("2027-04-02T03:00:00Z"),
                late());

        assertThat(differences.find(early.statementId(), DifferenceFilter.of(Outcome.EXPECTED), 1, 9).undecided()).isZero();
        MONTH.asOwner("update statement_result set outcome = 'NOT_ON_STATEMENT', explanation = "
                + "'[{\"cause\": \"NOT_ON_STATEMENT\", \"vnd\": -16000, \"vi\": \"x\", \"en\": \"x\"}]' where statement_id = '"
                + early.statementId() + "' and outcome = 'EXPECTED'");

        assertThat(differences.find(early.statementId(), DifferenceFilter.of(Outcome.NOT_ON_STATEMENT).undecided(), 1, 9)
                .results()).isEqualTo(1);
        assertThat(differences.find(early.statementId(), with("NOT_ON_STATEMENT", null, null, null, null, null, List.of()), 1, 9)
                .results()).isEqualTo(1);
    }

    private static List<String> late() {
        MONTH.deliver(900_001, false, YearMonth.of(2027, 3));
        return List.of();
    }

    private static void holds(DifferenceFilter filter, Predicate<DifferingLine> meant) {
        List<DifferingLine> expected = find(DifferenceFilter.NONE).lines().stream().filter(meant).toList();
        Found found = find(filter);

        assertThat(found.lines()).as("%s", filter).isEqualTo(expected);
        assertThat(found.results()).isEqualTo(expected.size());
        assertThat(found.claimed().minus(found.owed())).isEqualTo(found.delta());
        assertThat(differences.ids(statement.statementId(), filter, 10_000)).isEqualTo(
                expected.stream().map(DifferingLine::resultId).toList());
    }

    private static DifferenceFilter searching(WordSearch search) {
        return with(null, null, null, null, null, search, List.of());
    }

    private static DifferenceFilter decided(Decided decided) {
        return new DifferenceFilter(null, null, null, null, null, decided, null, null, List.of());
    }

    private static DifferenceFilter with(String part, String agency, DeliveryService service, Zone zone, Vnd atLeast,
                                         WordSearch search, List<String> codes) {
        return new DifferenceFilter(null, part, agency, service, zone, null, atLeast, search, codes);
    }
}
