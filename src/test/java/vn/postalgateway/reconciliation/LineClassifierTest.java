package vn.postalgateway.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.ContractPricing;
import vn.postalgateway.contract.Place;
import vn.postalgateway.contract.PricingDocuments;
import vn.postalgateway.contract.yaml.YamlContractBook;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.Placement;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;
import vn.postalgateway.tariff.yaml.YamlRegionTables;
import vn.postalgateway.tariff.yaml.YamlTariffs;

class LineClassifierTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Rates RATES = new Rates(new ContractPricing(new PricingDocuments(
            new YamlContractBook("config"), new YamlTariffs("config"), new YamlRegionTables("config"))),
            "ha-tinh-city");
    private static final LineClassifier CLASSIFIER = new LineClassifier(OCTOBER, true, RATES);

    /** Result delivery inside the city, 240 g: 27,000 = 10,000 + 17,000. */
    private static final ChargeItem ITEM = item(Movement.DELIVERED, Placement.PLACED, OCTOBER, ChargePaid.TO_POST,
            17_000);

    @Test
    void confirmsALineWhoseInputsAndPartsAreOurs() {
        LineResult result = judge(line(240, 27_000, 10_000, 17_000), ITEM);

        assertThat(result.outcome()).isEqualTo(Outcome.MATCHED);
        assertThat(result.explanation()).isEmpty();
    }

    @Test
    void confirmsAnotherWeightAtTheSamePriceAndShowsIt() {
        LineResult result = judge(line(110, 27_000, 10_000, 17_000), ITEM);

        assertThat(result.outcome()).isEqualTo(Outcome.MATCHED);
        assertThat(result.differences()).containsExactly(new Difference("weightGrams", "240", "110", Vnd.ZERO));
    }

    @Test
    void explainsAStepThatOnlyThePostSaw() {
        LineResult result = judge(line(320, 28_500, 10_000, 18_500), ITEM);

        assertThat(result.outcome()).isEqualTo(Outcome.WEIGHT_STEP_DIFFERS);
        assertThat(vi(result)).isEqualTo("Bưu điện cân 320 g, hệ thống ghi 240 g: vượt bậc 250 g, +1.500 đ");
        assertThat(en(result)).isEqualTo("The post weighed 320 g, we hold 240 g: step above 250 g, +1,500 VND");
    }

    @Test
    void explainsAStepThatThePostDidNotSee() {
        LineResult result = judge(line(80, 26_000, 10_000, 16_000), ITEM);

        assertThat(result.delta()).isEqualTo(Vnd.of(-1_000));
        assertThat(vi(result)).isEqualTo("Bưu điện cân 80 g, hệ thống ghi 240 g: chưa vượt bậc 100 g, −1.000 đ");
    }

    @Test
    void namesTheReadingPerStartedHundredGrams() {
        LineResult result = judge(line(240, 78_000, 10_000, 68_000), ITEM);

        assertThat(result.outcome()).isEqualTo(Outcome.TARIFF_DIFFERS);
        assertThat(vi(result)).isEqualTo("Bưu điện tính theo mỗi 100 g: 3 × 26.000 đ = 78.000 đ; "
                + "theo bậc của bảng giá, 240 g là 27.000 đ: +51.000 đ");
    }

    @Test
    void explainsAnotherWeightAndAWrongPriceInTwoPartsThatAddUp() {
        LineResult result = judge(line(320, 30_000, 10_000, 20_000), ITEM);

        assertThat(result.outcome()).isEqualTo(Outcome.WEIGHT_STEP_DIFFERS);
        assertThat(result.explanation()).extracting(ExplanationPart::cause, p -> p.vnd().amount()).containsExactly(
                org.assertj.core.groups.Tuple.tuple("WEIGHT", 1_500L), org.assertj.core.groups.Tuple.tuple("TARIFF",
                1_500L));
    }

    @Test
    void neverConfirmsAnotherStepEvenAtOurPrice() {
        LineResult result = judge(line(320, 27_000, 10_000, 17_000), ITEM);

        assertThat(result.outcome()).isEqualTo(Outcome.WEIGHT_STEP_DIFFERS);
        assertThat(result.delta()).isEqualTo(Vnd.ZERO);
    }

    @Test
    void explainsACitizenChargeThatWasNotCollectedInFull() {
        LineResult result = judge(line(240, 27_000, 5_000, 22_000), ITEM);

        assertThat(result.outcome()).isEqualTo(Outcome.CITIZEN_CHARGE_DIFFERS);
        assertThat(result.deltaCitizen()).isEqualTo(Vnd.of(-5_000));
        assertThat(vi(result)).isEqualTo("Bưu điện ghi đã thu của người dân 5.000 đ, phải thu 10.000 đ: +5.000 đ");
    }

    @Test
    void findsACitizenWhoPaidTwice() {
        ChargeItem online = item(Movement.DELIVERED, Placement.PLACED, OCTOBER, ChargePaid.ONLINE, 27_000);

        LineResult result = judge(line(240, 27_000, 10_000, 17_000), online);

        assertThat(result.outcome()).isEqualTo(Outcome.CITIZEN_PAID_TWICE);
        assertThat(result.delta()).isEqualTo(Vnd.of(-10_000));
    }

    @Test
    void findsPartsThatDoNotAddUp() {
        LineResult result = judge(line(240, 27_000, 10_000, 18_000), ITEM);

        assertThat(result.outcome()).isEqualTo(Outcome.ARITHMETIC_WRONG);
        assertThat(vi(result))
                .isEqualTo("Bưu điện đề nghị 18.000 đ, nhưng cước 27.000 đ − người dân trả 10.000 đ = 17.000 đ: "
                + "+1.000 đ");
    }

    @Test
    void owesNothingForWhatIsNotBillable() {
        LineResult cancelled = judge(line(240, 27_000, 10_000, 17_000),
                item(Movement.IN_TRANSIT, Placement.CANCELLED, null, ChargePaid.TO_POST, 17_000));
        LineResult returned = judge(line(240, 27_000, 10_000, 17_000),
                item(Movement.RETURNED, Placement.PLACED, null, ChargePaid.TO_POST, 17_000));
        LineResult underWay = judge(line(240, 27_000, 10_000, 17_000),
                item(Movement.IN_TRANSIT, Placement.PLACED, null, ChargePaid.TO_POST, 17_000));

        assertThat(List.of(cancelled, returned, underWay)).extracting(LineResult::outcome)
                .containsExactly(Outcome.BILLED_AFTER_CANCEL, Outcome.RETURNED_BILLED, Outcome.NOT_DELIVERED);
        assertThat(List.of(cancelled, returned, underWay)).extracting(LineResult::delta).containsOnly(Vnd.of(17_000));
        assertThat(vi(underWay)).startsWith("Bưu gửi chưa phát thành công (đang vận chuyển): ");
    }

    @Test
    void leavesItemsOfOtherMonthsToThose() {
        LineResult later = judge(line(240, 27_000, 10_000, 17_000),
                item(Movement.DELIVERED, Placement.PLACED, OCTOBER.plusMonths(1), ChargePaid.TO_POST, 17_000));
        LineResult earlier = judge(line(240, 27_000, 10_000, 17_000),
                item(Movement.DELIVERED, Placement.PLACED, OCTOBER.minusMonths(1), ChargePaid.TO_POST, 17_000));

        assertThat(List.of(later, earlier)).extracting(LineResult::outcome)
                .containsExactly(Outcome.AFTER_CUTOFF, Outcome.PRIOR_PERIOD);
    }

    @Test
    void waitsForWhatThePostStillHasTimeToBill() {
        LinePair oursOnly = new LinePair(null, ITEM, null, 0, 0, true, true, List.of());

        assertThat(new LineClassifier(OCTOBER, false, RATES).classify(oursOnly).outcome()).isEqualTo(Outcome.EXPECTED);
        assertThat(CLASSIFIER.classify(oursOnly).outcome()).isEqualTo(Outcome.NOT_ON_STATEMENT);
    }

    @Test
    void acceptsNoneOfSeveralCopiesThatDiffer() {
        LineResult result = CLASSIFIER.classify(new LinePair(line(240, 27_000, 10_000, 17_000), ITEM,
                MatchLevel.ITEM_CODE, 1, 2,
                true, false, List.of()));

        assertThat(result.outcome()).isEqualTo(Outcome.DUPLICATE_CONFLICT);
        assertThat(result.owed()).isEqualTo(Vnd.ZERO);
    }

    @Test
    void countsOneOfIdenticalCopies() {
        LineResult result = CLASSIFIER.classify(new LinePair(line(240, 27_000, 10_000, 17_000), ITEM,
                MatchLevel.ITEM_CODE, 1, 1,
                false, false, List.of()));

        assertThat(result.outcome()).isEqualTo(Outcome.DUPLICATE_ON_STATEMENT);
        assertThat(result.delta()).isEqualTo(Vnd.of(17_000));
    }

    @Test
    void putsWhatCannotBeReadBeforeEverythingElse() {
        StatementLine broken = with(line(240, 27_000, 10_000, -5), new CellFault(2, "weightGrams", "x", null));

        assertThat(judge(broken, null).outcome()).isEqualTo(Outcome.UNREADABLE);
    }

    private static LineResult judge(StatementLine line, ChargeItem item) {
        return CLASSIFIER.classify(LinePair.of(line, item, item == null ? null : MatchLevel.ITEM_CODE));
    }

    private static String vi(LineResult result) {
        return text(result, p -> p.text().vi());
    }

    private static String en(LineResult result) {
        return text(result, p -> p.text().en());
    }

    private static String text(LineResult result, java.util.function.Function<ExplanationPart, String> language) {
        return result.explanation().stream().map(language).collect(Collectors.joining("; "));
    }

    private static StatementLine line(int grams, long tariff, long citizenPaid, long claimed) {
        return new StatementLine(1, 2, "RH000000015VN", true, null, null, DeliveryService.RESULT_DELIVERY, null, null,
                null, grams,
                Zone.INSIDE_DISTRICT, Vnd.of(tariff), Vnd.of(citizenPaid), Vnd.of(claimed), null, false, null, List.of());
    }

    private static StatementLine with(StatementLine l, CellFault fault) {
        return new StatementLine(l.lineNo(), l.fileRow(), l.itemCode(), true, null, null, l.service(), null, null, null,
                null,
                l.zone(), l.tariff(), l.citizenPaid(), l.claimed(), null, false, null, List.of(fault));
    }

    private static ChargeItem item(Movement movement, Placement placement, YearMonth month, ChargePaid paid,
            long owed) {
        Place inside = new Place("18073", "42");
        return new ChargeItem("ord_1", OCTOBER.equals(month), "RH000000015VN", DeliveryService.RESULT_DELIVERY, "D-1",
                1, movement,
                placement, LocalDate.of(2026, 10, 2), month == null ? null : month.atDay(3), month, 240,
                Zone.INSIDE_DISTRICT,
                inside, inside, paid, true, null, Price.Basis.ACCEPTED, LocalDate.of(2026, 10, 2), Vnd.of(27_000),
                Vnd.of(10_000), Vnd.ZERO, Vnd.of(owed), Vnd.ZERO, false, null);
    }
}
