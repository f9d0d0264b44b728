package vn.postalgateway.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.postalgateway.contract.yaml.Provinces.item;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.contract.Budget;
import vn.postalgateway.contract.Handling;
import vn.postalgateway.operator.Instruction;
import vn.postalgateway.tariff.Clause;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.PriceStep;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/** Contracts of other provinces, added as files alone. */
class ProvinceContractsTest {

    private static final List<String> CONTRACTS = List.of("ha-tinh-city", "ha-tinh-city-per-100g", "hue-2020",
        "quang-ngai-2020", "ha-noi-2026", "khanh-hoa", "bundle-40000");
    private static final List<String> STANDS_AT = List.of("weight-step", "bundle", "exemption", "collection");
    private static final List<String> PARTS = List.of("citizen-charge", "subsidy", "post-discount");

    @Test
    void letsPostAndBudgetCarryHalfEachOfAnOnlineSubmissionInHue() {

        assertThat(item("hue-2020").submittedOnline().parts()).containsExactly(0L, 13_000L, 13_000L);
        assertThat(item("hue-2020").submittedOnline().price().owed()).isEqualTo(Vnd.of(13_000));
        assertThat(item("hue-2020").parts()).containsExactly(26_000L, 0L, 0L);
    }

    @Test
    void roundsAShareDownToTheDongAndGivesTheRestToTheRestFunder() {
        Provinces odd = item("hue-2020").submittedOnline().exempt("POOR_HOUSEHOLD").grams(320)
            .service(DeliveryService.DOSSIER_PICKUP);

        assertThat(odd.price().tariff()).isEqualTo(Vnd.of(13_250));
        assertThat(odd.parts()).containsExactly(0L, 6_625L, 6_625L);
    }

    @Test
    void letsThePostAloneGiveTheDiscountInQuangNgai() {

        assertThat(item("quang-ngai-2020").parts()).containsExactly(15_000L, 0L, 11_000L);
        assertThat(item("quang-ngai-2020").between("42", "18073", "42", "18823").parts())
            .containsExactly(20_000L, 0L, 10_000L);
        assertThat(item("quang-ngai-2020").price().owed()).isEqualTo(Vnd.ZERO);
    }

    @Test
    void letsTheCityPayOnlineResultsWhollyInHaNoi() {

        assertThat(item("ha-noi-2026").submittedOnline().parts()).containsExactly(0L, 26_000L, 0L);
        assertThat(item("ha-noi-2026").submittedOnline().service(DeliveryService.DOSSIER_PICKUP).parts())
            .containsExactly(26_000L, 0L, 0L);
        assertThat(item("ha-noi-2026").parts()).containsExactly(26_000L, 0L, 0L);
    }

    @Test
    void readsWhatAContractSaysOfBudgetAndHandling() {
        var haNoi = Provinces.BOOK.terms().inForce("ha-noi-2026", LocalDate.of(2026, 5, 1)).orElseThrow();
        var hue = Provinces.BOOK.terms().inForce("hue-2020", LocalDate.of(2026, 5, 1)).orElseThrow();

        assertThat(haNoi.contract().budget()).isEqualTo(new Budget(Vnd.of(1_000_000), 75, Budget.WhenSpent.REFUSE));
        assertThat(haNoi.handling()).isEqualTo(new Handling(3, 7, 3, Instruction.HOLD, 20, 15));
        assertThat(hue.contract().budget()).isNull();
        assertThat(hue.handling()).isEqualTo(new Handling(2, 10, null, Instruction.RETURN, 30, 30));
    }

    @ParameterizedTest
    @CsvSource({"1,0,26000", "320,0,26000", "30000,0,26000", "80,150000,34000"})
    void pricesEveryWeightAtTheFirstStepAndAddsWhatCollectingCostsInKhanhHoa(int grams, long collected, long tariff) {

        assertThat(item("khanh-hoa").grams(grams).collecting(collected).price().tariff()).isEqualTo(Vnd.of(tariff));
    }

    @Test
    void countsTheCollectionPerDossier() {
        Price price = item("khanh-hoa").collecting(150_000).dossiers(2).price();

        assertThat(price.tariff()).isEqualTo(Vnd.of(42_000));
        assertThat(step(price, "collection").text().vi())
            .startsWith("Thu hộ 150.000 đ: 2 hồ sơ × 8.000 đ, cộng thành 42.000 đ");
    }

    @Test
    void lowersTheCitizenChargeAloneWhereTheContractReadsTheExemptionSo() {
        Price price = item("khanh-hoa").exempt("POOR_HOUSEHOLD").price();

        assertThat(price.tariff()).isEqualTo(Vnd.of(26_000));
        assertThat(item("khanh-hoa").exempt("POOR_HOUSEHOLD").parts()).containsExactly(5_000L, 21_000L, 0L);
        assertThat(step(price, "citizen-charge").text().en()).contains("this part is lowered by 50%");
        assertThat(step(price, "citizen-charge").input()).containsEntry("exemption", "POOR_HOUSEHOLD");
    }

    @Test
    void costsFortyThousandForBothDirections() {
        Provinces first = item("bundle-40000").service(DeliveryService.DOSSIER_PICKUP);
        Provinces second = item("bundle-40000").asSecondDirection();

        assertThat(first.price().tariff().plus(second.price().tariff())).isEqualTo(Vnd.of(40_000));
        assertThat(second.parts()).containsExactly(10_000L, 5_000L, 0L);
        assertThat(step(second.price(), "bundle").text().vi())
            .startsWith("Trọn gói hai chiều 40.000 đ: chiều thứ hai giảm 10.000 đ, còn 15.000 đ");
        assertThat(second.price().vat()).isEqualTo("INCLUDED");
    }

    @Test
    void hasNoBundleWhereTheSheetNamesNone() {

        assertThat(item("bundle-40000").between("42", "18073", "42", "18823").asSecondDirection().price().tariff())
            .isEqualTo(Vnd.of(35_000));
        assertThat(item("ha-tinh-city").asSecondDirection().price()).isEqualTo(item("ha-tinh-city").price());
    }

    @ParameterizedTest
    @CsvSource({"1,25000", "499999,25000", "500000,33000"})
    void collectsForNothingBelowTheTier(long collected, long tariff) {

        assertThat(item("bundle-40000").collecting(collected).price().tariff()).isEqualTo(Vnd.of(tariff));
    }

    @ParameterizedTest
    @CsvSource({"18073,18100,INSIDE_DISTRICT,", "18073,18823,ACROSS_DISTRICTS,", "18073,18562,ACROSS_DISTRICTS,assumed",
        "18073,99999,ACROSS_DISTRICTS,assumed", "18073,,ACROSS_DISTRICTS,assumed"})
    void findsTheFormerDistrictAndMarksACommuneThatNobodyKnows(String from, String to, Zone zone, String marked) {
        Price price = item("bundle-40000").between("42", from, "42", to).price();

        assertThat(price.zone()).isEqualTo(zone);
        assertThat(price.explanation().get(0).input().containsKey("assumed")).isEqualTo(marked != null);
    }

    @ParameterizedTest
    @CsvSource({"18073,18073,INSIDE_DISTRICT,", "18073,18100,ACROSS_DISTRICTS,", "18073,,INSIDE_DISTRICT,assumed"})
    void takesTheSameCommuneAsInsideAndTheContractsDefaultWhereItIsNotKnown(String from, String to, Zone zone,
                                                                         String marked) {
        Price price = item("hue-2020").between("42", from, "42", to).price();

        assertThat(price.zone()).isEqualTo(zone);
        assertThat(price.explanation().get(0).input().containsKey("assumed")).isEqualTo(marked != null);
        assertThat(price.explanation().get(0).text().vi().startsWith("Chưa biết xã, phường")).isEqualTo(marked != null);
    }

    /** Quảng Nam became part of Đà Nẵng on 2025-07-01; the day of acceptance decides which table applies. */
    @ParameterizedTest
    @CsvSource({"2025-06-30,SAME_REGION,30500", "2025-07-01,ACROSS_DISTRICTS,30000"})
    void countsMergedProvincesAsOneFromTheDayTheyAre(LocalDate accepted, Zone zone, long tariff) {
        Price price = item("hue-2020").between("48", "20000", "49", "20500").on(accepted).price();

        assertThat(price.zone()).isEqualTo(zone);
        assertThat(price.tariff()).isEqualTo(Vnd.of(tariff));
    }

    @Test
    void findsTheRegionOfAFormerProvinceThroughTheOneItIsPartOf() {

        assertThat(item("hue-2020").between("42", null, "49", null).price().zone()).isEqualTo(Zone.NEAR_REGION);
    }

    @Property(tries = 1000)
    void addsUpWhateverIsAsked(@ForAll @IntRange(min = 0, max = 6) int contract, @ForAll DeliveryService service,
            @ForAll @IntRange(min = 1, max = 30_000) int grams, @ForAll @IntRange(min = 1, max = 20) int dossiers,
            @ForAll boolean online, @ForAll boolean exempt, @ForAll @IntRange(max = 1_000_000) int collected,
            @ForAll boolean second) {
        Provinces asked = item(CONTRACTS.get(contract)).service(service).grams(grams).dossiers(dossiers)
            .exempt(exempt ? "POOR_HOUSEHOLD" : null).collecting(collected);
        asked = online ? asked.submittedOnline() : asked;
        asked = second ? asked.asSecondDirection() : asked;
        Price price = asked.price();

        assertThat(sum(asked.parts())).isEqualTo(price.tariff().amount());
        assertThat(asked.parts()).allMatch(part -> part >= 0);
        assertThat(price.owed().isNegative()).isFalse();
        assertThat(last(price, STANDS_AT)).isEqualTo(price.tariff());
        assertThat(price.explanation().stream().filter(step -> PARTS.contains(step.rule()))
            .mapToLong(step -> step.amount().amount()).sum()).isEqualTo(price.tariff().amount());
        assertThat(price.explanation()).allSatisfy(step -> {
            assertThat(step.clause().line()).isPositive();
            assertThat(step.legalBasis()).isNotBlank();
            assertThat(step.text().vi()).contains(step.legalBasis());
            assertThat(step.text().en()).isNotBlank();
            assertThat(step.input()).isNotEmpty();
        });
    }

    @Property(tries = 500)
    void neverFallsWithTheWeightWithinOneSheet(@ForAll @IntRange(min = 0, max = 6) int contract,
            @ForAll DeliveryService service, @ForAll @IntRange(min = 1, max = 29_999) int grams,
            @ForAll boolean second) {
        Provinces lighter = item(CONTRACTS.get(contract)).service(service).grams(grams);
        lighter = second ? lighter.asSecondDirection() : lighter;

        assertThat(lighter.grams(grams + 1).price().tariff()).isGreaterThanOrEqualTo(lighter.price().tariff());
    }

    @Test
    void namesFileAndLineOfEachRule() {
        Price price = item("quang-ngai-2020").price();

        assertThat(price.explanation()).extracting(PriceStep::rule, step -> step.clause().file()).containsExactly(
            tuple("zone", "contracts/quang-ngai-2020.yaml"),
            tuple("weight-step", "tariffs/circular-22-2017.yaml"),
            tuple("citizen-charge", "contracts/quang-ngai-2020.yaml"),
            tuple("post-discount", "contracts/quang-ngai-2020.yaml"),
            tuple("owed", "contracts/quang-ngai-2020.yaml"));
        assertThat(step(price, "citizen-charge").clause()).isEqualTo(new Clause("contracts/quang-ngai-2020.yaml", 15));
    }

    private static PriceStep step(Price price, String rule) {
        return price.explanation().stream().filter(step -> step.rule().equals(rule)).findFirst().orElseThrow();
    }

    private static Vnd last(Price price, List<String> rules) {
        return price.explanation().stream().filter(step -> rules.contains(step.rule())).reduce((a, b) -> b)
            .orElseThrow().amount();
    }

    private static long sum(List<Long> parts) {
        return parts.stream().mapToLong(Long::longValue).sum();
    }
}
