package vn.postalgateway.tariff.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.tariff.Clause;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.LegalAct;
import vn.postalgateway.tariff.PriceStep;
import vn.postalgateway.tariff.Tariff;
import vn.postalgateway.tariff.Zone;

/** The shipped sheets against the annex of Circular 22/2017/TT-BTTTT, typed here a second time and in another shape. */
class CircularTariffTest {

    private static final YamlTariffs TARIFFS = new YamlTariffs("config");
    private static final Tariff CIRCULAR = sheet("circular-22-2017");
    private static final Tariff PER_100_GRAMS = sheet("circular-22-2017-per-100g");
    private static final int[] GRAMS = {1, 100, 101, 250, 251, 500, 501, 1000, 1001, 1500, 2000};

    @ParameterizedTest
    @CsvSource({
        "DOSSIER_PICKUP,INSIDE_DISTRICT,26000 26000 26000 26000 26500 26500 28700 28700 30900 30900 33100",
        "DOSSIER_PICKUP,ACROSS_DISTRICTS,30000 30000 30000 30000 30500 30500 33400 33400 36300 36300 39200",
        "DOSSIER_PICKUP,SAME_REGION,30500 30500 31000 31000 32500 32500 36100 36100 39700 39700 43300",
        "DOSSIER_PICKUP,NEAR_REGION,31000 31000 34000 34000 38000 38000 44300 44300 50600 50600 56900",
        "DOSSIER_PICKUP,FAR_REGION,31500 31500 38000 38000 51000 51000 60700 60700 70400 70400 80100",
        "RESULT_DELIVERY,INSIDE_DISTRICT,26000 26000 27000 27000 28500 28500 30700 30700 32900 32900 35100",
        "RESULT_DELIVERY,ACROSS_DISTRICTS,30000 30000 31000 31000 32500 32500 35400 35400 38300 38300 41200",
        "RESULT_DELIVERY,SAME_REGION,30500 30500 32000 32000 34500 34500 38100 38100 41700 41700 45300",
        "RESULT_DELIVERY,NEAR_REGION,31000 31000 35000 35000 40000 40000 46300 46300 52600 52600 58900",
        "RESULT_DELIVERY,FAR_REGION,31500 31500 39000 39000 53000 53000 62700 62700 72400 72400 82100"})
    void pricesEveryCellOfTheAnnexUpToAndIncludingItsStep(DeliveryService service, Zone zone, String expected) {

        List<Long> prices = Arrays.stream(GRAMS).mapToObj(grams -> price(CIRCULAR, service, zone, grams)).toList();

        assertThat(prices).isEqualTo(Arrays.stream(expected.split(" ")).map(Long::valueOf).toList());
    }

    @ParameterizedTest
    @CsvSource({"1,26000", "80,26000", "100,26000", "101,52000", "250,78000", "320,104000", "30000,7800000"})
    void countsEachStarted100GramsInTheOtherReading(int grams, long expected) {

        assertThat(price(PER_100_GRAMS, DeliveryService.RESULT_DELIVERY, Zone.INSIDE_DISTRICT, grams))
            .isEqualTo(expected);
        assertThat(price(PER_100_GRAMS, DeliveryService.DOSSIER_PICKUP, Zone.INSIDE_DISTRICT, grams))
            .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"INSIDE_DISTRICT,26000", "ACROSS_DISTRICTS,30000", "SAME_REGION,30500", "NEAR_REGION,31000",
        "FAR_REGION,31500"})
    void takesThePriceUpTo100GramsOfEachZoneForEachStarted100Grams(Zone zone, long unit) {
        for (DeliveryService service : DeliveryService.values()) {

            assertThat(price(PER_100_GRAMS, service, zone, 100)).isEqualTo(unit)
                .isEqualTo(price(CIRCULAR, service, zone, 100));
            assertThat(price(PER_100_GRAMS, service, zone, 301)).isEqualTo(4 * unit);
        }
    }

    @Property
    void neverFallsWithTheWeight(@ForAll DeliveryService service, @ForAll Zone zone,
                                 @ForAll @IntRange(min = 1, max = 29_999) int grams) {
        for (Tariff sheet : List.of(CIRCULAR, PER_100_GRAMS)) {

            assertThat(price(sheet, service, zone, grams + 1))
                .isGreaterThanOrEqualTo(price(sheet, service, zone, grams));
        }
    }

    @Property
    void neverFallsWithTheDistance(@ForAll DeliveryService service,
                                   @ForAll @IntRange(min = 1, max = 30_000) int grams) {
        List<Long> nearToFar = Arrays.stream(Zone.values()).map(zone -> price(CIRCULAR, service, zone, grams)).toList();

        assertThat(nearToFar).isSorted();
    }

    @Test
    void namesStepAndLawWithDongFiguresInBothLanguages() {
        PriceStep step = CIRCULAR.rate(DeliveryService.RESULT_DELIVERY, Zone.INSIDE_DISTRICT, new Grams(80))
            .orElseThrow();

        assertThat(step.text().vi()).isEqualTo("Chuyển trả kết quả tận nhà (bảng B), nội huyện, "
            + "80 g thuộc nấc đến 100 g: 26.000 đ (Thông tư 22/2017/TT-BTTTT, Phụ lục)");
        assertThat(step.text().en()).isEqualTo("Result delivery (table B), inside the district, "
            + "80 g is in the step up to 100 g: 26,000 VND (Circular 22/2017/TT-BTTTT, annex)");
    }

    @Test
    void showsHowFurtherUnitsAddUp() {
        PriceStep step = CIRCULAR.rate(DeliveryService.DOSSIER_PICKUP, Zone.FAR_REGION, new Grams(1001)).orElseThrow();

        assertThat(step.text().vi()).contains("vượt nấc đến 500 g (51.000 đ), thêm 2 × 9.700 đ", "70.400 đ");
        assertThat(step.text().en()).contains("plus 2 × 9,700 VND for each further 500 g or part: 70,400 VND");
    }

    @Test
    void showsHowStartedUnitsAddUp() {
        PriceStep step = PER_100_GRAMS.rate(DeliveryService.RESULT_DELIVERY, Zone.INSIDE_DISTRICT, new Grams(320))
            .orElseThrow();

        assertThat(step.text().vi()).contains("320 g tính 4 × 26.000 đ cho mỗi 100 g bắt đầu: 104.000 đ");
        assertThat(step.text().en()).contains("320 g counts 4 × 26,000 VND for each started 100 g: 104,000 VND");
    }

    @Test
    void knowsTheExemptionsOfTheCircularAndThatItsFiguresAreSecondHand() {

        assertThat(CIRCULAR.exemptions().values()).filteredOn(each -> each.percent() == 100)
            .extracting(each -> each.code())
            .containsExactlyInAnyOrder("PRE_AUGUST_1945_REVOLUTIONARY", "HEROIC_VIETNAMESE_MOTHER");
        assertThat(CIRCULAR.exemptions().values()).filteredOn(each -> each.percent() == 50).hasSize(9);
        assertThat(PER_100_GRAMS.exemptions().values()).extracting(each -> each.code() + each.percent() + each.name())
            .containsExactlyInAnyOrderElementsOf(CIRCULAR.exemptions().values().stream()
                .map(each -> each.code() + each.percent() + each.name()).toList());
        assertThat(CIRCULAR.source()).isEqualTo(Tariff.Source.SECONDARY_PUBLICATION);
        assertThat(CIRCULAR.vat()).isEqualTo(Tariff.Vat.NOT_SUBJECT);
        assertThat(CIRCULAR.act()).isEqualTo(new LegalAct("Thông tư 22/2017/TT-BTTTT", null, "Phụ lục",
            LocalDate.of(2018, 1, 1)));
    }

    /** What priced an order before must still be the same version: these figures were kept by running gateways. */
    @Test
    void bearsTheFingerprintThatRunningGatewaysHavePinned() {

        assertThat(CIRCULAR.edition().sha256())
            .isEqualTo("e8c223fdd98da3c7959efd57e9cc4d386e9e8427b8678422953d723d2878eb05");
        assertThat(PER_100_GRAMS.edition().sha256())
            .isEqualTo("cf5c13387045127cc203bd584dd005c2fdbb7f52c2a2d706e0a9e0928fff05e1");
    }

    @Test
    void showsTheLineOfTheFileThatPrices() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("config/tariffs/circular-22-2017.yaml"));

        for (int grams : new int[] {100, 250, 500, 501}) {
            Clause clause = CIRCULAR.rate(DeliveryService.RESULT_DELIVERY, Zone.INSIDE_DISTRICT, new Grams(grams))
                .orElseThrow().clause();
            assertThat(clause.file()).isEqualTo("tariffs/circular-22-2017.yaml");
            assertThat(lines.get(clause.line() - 1)).contains(grams > 500 ? "everyGrams: 500" : "upToGrams: " + grams);
        }
    }

    @Test
    void isInForceSince2018WithoutEnd() {

        assertThat(TARIFFS.sheets().inForce("circular-22-2017", LocalDate.of(2017, 12, 31))).isEmpty();
        assertThat(TARIFFS.sheets().inForce("circular-22-2017", LocalDate.of(2018, 1, 1))).isPresent();
        assertThat(TARIFFS.sheets().inForce("circular-22-2017", LocalDate.of(2099, 1, 1))).isPresent();
    }

    private static Tariff sheet(String id) {
        return TARIFFS.sheets().inForce(id, LocalDate.of(2026, 11, 2)).orElseThrow();
    }

    private static long price(Tariff sheet, DeliveryService service, Zone zone, int grams) {
        return sheet.rate(service, zone, new Grams(grams)).orElseThrow().amount().amount();
    }
}
