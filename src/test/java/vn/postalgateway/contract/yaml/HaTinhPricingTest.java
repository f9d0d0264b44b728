package vn.postalgateway.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.contract.yaml.HaTinh.HA_HUY_TAP;
import static vn.postalgateway.contract.yaml.HaTinh.THANH_SEN;
import static vn.postalgateway.contract.yaml.HaTinh.TRAN_PHU;
import static vn.postalgateway.contract.yaml.HaTinh.VUNG_ANG;
import static vn.postalgateway.contract.yaml.HaTinh.item;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.Place;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Funder;
import vn.postalgateway.tariff.FunderPart;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

class HaTinhPricingTest {

    /** The price table of the README: a result within the inner area, citizen 10,000, the rest from the budget. */
    @ParameterizedTest
    @CsvSource({
        "80,  26000, 16000,  26000, 16000",
        "100, 26000, 16000,  26000, 16000",
        "250, 27000, 17000,  78000, 68000",
        "320, 28500, 18500, 104000, 94000"})
    void splitsBothReadingsOfTheSheetAsTheReadmeSays(int grams, long byStep, long budgetByStep, long per100Grams,
                                                     long budgetPer100Grams) {
        Price step = item().grams(grams).price();
        Price started = item().grams(grams).contract("ha-tinh-city-per-100g").price();

        assertThat(step.tariff()).isEqualTo(Vnd.of(byStep));
        assertThat(step.subsidy()).isEqualTo(Vnd.of(budgetByStep));
        assertThat(step.tariffId()).isEqualTo("circular-22-2017");
        assertThat(started.tariff()).isEqualTo(Vnd.of(per100Grams));
        assertThat(started.subsidy()).isEqualTo(Vnd.of(budgetPer100Grams));
        assertThat(started.tariffId()).isEqualTo("circular-22-2017-per-100g");
        assertThat(step.citizenCharge()).isEqualTo(started.citizenCharge()).isEqualTo(Vnd.of(10_000));
    }

    @Test
    void owesThePostWhatItHasNotCollectedItself() {
        Price collected = item().price();
        Price online = item().paid(ChargePaid.ONLINE).price();

        assertThat(collected.owed()).isEqualTo(Vnd.of(16_000));
        assertThat(online.owed()).isEqualTo(Vnd.of(26_000));
        assertThat(online.funders()).isEqualTo(collected.funders()).containsExactly(
            new FunderPart(Funder.CITIZEN, Vnd.of(10_000)), new FunderPart(Funder.BUDGET, Vnd.of(16_000)));
    }

    @Test
    void leavesAGapOf20000AcrossDistricts() {
        Price price = item().between(THANH_SEN, VUNG_ANG).price();

        assertThat(price.tariff()).isEqualTo(Vnd.of(30_000));
        assertThat(price.owed()).isEqualTo(Vnd.of(20_000));
    }

    @ParameterizedTest
    @CsvSource({"1,10000,16000", "2,20000,6000", "3,26000,0", "20,26000,0"})
    void chargesTheCitizenPerDossierButNeverMoreThanTheTariff(int dossiers, long citizen, long budget) {
        Price price = item().dossiers(dossiers).price();

        assertThat(price.citizenCharge()).isEqualTo(Vnd.of(citizen));
        assertThat(price.subsidy()).isEqualTo(Vnd.of(budget));
        assertThat(price.funders()).noneMatch(part -> part.amount().equals(Vnd.ZERO));
    }

    @ParameterizedTest
    @CsvSource({"POOR_HOUSEHOLD,80,1,13000,10000,3000", "POOR_HOUSEHOLD,80,2,13000,13000,0",
        "WAR_INVALID,320,1,14250,10000,4250", "HEROIC_VIETNAMESE_MOTHER,80,1,0,0,0"})
    void lowersTheTariffByTheExemptionBeforeTheCitizenPays(String code, int grams, int dossiers, long tariff,
                                                           long citizen, long budget) {
        Price price = item().grams(grams).dossiers(dossiers).exempt(code).price();

        assertThat(price.tariff()).isEqualTo(Vnd.of(tariff));
        assertThat(price.citizenCharge()).isEqualTo(Vnd.of(citizen));
        assertThat(price.subsidy()).isEqualTo(Vnd.of(budget));
        assertThat(price.owed()).isEqualTo(Vnd.of(budget));
    }

    @Test
    void isInsideOnlyIfBothEndsLieInTheInnerArea() {

        assertThat(zone(TRAN_PHU, HA_HUY_TAP)).isEqualTo(Zone.INSIDE_DISTRICT);
        assertThat(zone(THANH_SEN, VUNG_ANG)).isEqualTo(Zone.ACROSS_DISTRICTS);
        assertThat(zone(VUNG_ANG, THANH_SEN)).isEqualTo(Zone.ACROSS_DISTRICTS);
        assertThat(zone(VUNG_ANG, VUNG_ANG)).isEqualTo(Zone.ACROSS_DISTRICTS);
        assertThat(zone(new Place("18073", "01"), new Place("18073", "01"))).isEqualTo(Zone.ACROSS_DISTRICTS);
    }

    @Test
    void takesAnUnknownCommuneAsAcrossAndSaysSo() {
        Price price = item().between(THANH_SEN, new Place(null, "42")).price();

        assertThat(price.zone()).isEqualTo(Zone.ACROSS_DISTRICTS);
        assertThat(price.explanation().get(0).text().vi()).startsWith("Chưa biết xã, phường của ít nhất một đầu");
        assertThat(price.explanation().get(0).text().en()).startsWith("The commune of at least one end is not known");
    }

    @ParameterizedTest
    @CsvSource({"01,SAME_REGION,30500", "48,NEAR_REGION,31000", "79,FAR_REGION,31500"})
    void looksAtTheProvinceAloneBetweenProvincesWhetherTheCommuneIsKnownOrNot(String province, Zone zone, long tariff) {
        Price known = item().between(THANH_SEN, new Place("18100", province)).price();
        Price unknown = item().between(THANH_SEN, new Place(null, province)).price();

        assertThat(known.zone()).isEqualTo(unknown.zone()).isEqualTo(zone);
        assertThat(known.tariff()).isEqualTo(unknown.tariff()).isEqualTo(Vnd.of(tariff));
    }

    @Test
    void explainsZoneStepCitizenChargeRestAndDebtWithTheirLaw() {
        Price price = item().price();

        assertThat(price.explanation()).extracting(step -> step.rule())
            .containsExactly("zone", "weight-step", "citizen-charge", "subsidy", "owed");
        assertThat(price.explanation()).extracting(step -> step.amount().amount())
            .containsExactly(0L, 26_000L, 10_000L, 16_000L, 16_000L);
        assertThat(price.explanation()).allSatisfy(step -> {
            assertThat(step.legalBasis()).isNotBlank();
            assertThat(step.text().vi()).contains(step.legalBasis());
        });
        assertThat(price.explanation().get(2).text().vi()).startsWith(
            "Người dân trả 10.000 đ: 1 hồ sơ × 10.000 đ, không quá giá cước 26.000 đ");
        assertThat(price.explanation().get(3).text().en()).startsWith("The budget pays the rest: 16,000 VND");
        assertThat(price.explanation().get(4).text().vi()).startsWith(
            "Bưu điện thu 10.000 đ của người dân, cơ quan còn phải trả bưu điện 16.000 đ");
        assertThat(price.legalBasis()).isEqualTo("Thông tư 22/2017/TT-BTTTT, Phụ lục");
        assertThat(price.vat()).isEqualTo("NOT_SUBJECT");
    }

    @Test
    void explainsAnExemption() {
        Price price = item().exempt("SICK_SOLDIER").price();

        assertThat(price.explanation()).extracting(step -> step.rule())
            .containsExactly("zone", "weight-step", "exemption", "citizen-charge", "subsidy", "owed");
        assertThat(price.explanation().get(2).text().vi())
            .isEqualTo("Bệnh binh được giảm 50% giá cước, còn 13.000 đ (Thông tư 22/2017/TT-BTTTT, Phụ lục)");
        assertThat(price.explanation().get(2).text().en())
            .isEqualTo("Sick soldier: the tariff is lowered by 50% to 13,000 VND (Circular 22/2017/TT-BTTTT, annex)");
    }

    @Test
    void refusesWhatItDoesNotKnowAndPointsToIt() {

        assertThat(pointers(item().contract("nowhere"))).containsExactly("/contract");
        assertThat(pointers(item().on(LocalDate.of(2025, 6, 30)))).containsExactly("/contract");
        assertThat(pointers(item().exempt("TALL"))).containsExactly("/exemption");
        assertThat(pointers(item().dossiers(0))).containsExactly("/dossierCount");
        assertThat(pointers(item().dossiers(21))).containsExactly("/dossierCount");
        assertThat(pointers(item().between(new Place("18073", "43"), new Place(null, null)).exempt("TALL")))
            .containsExactly("/exemption", "/from/provinceCode", "/to/provinceCode");
    }

    @Test
    void pricesFromTheFirstDayOfTheContractWithoutEnd() {

        assertThat(item().on(LocalDate.of(2025, 7, 1)).answer()).isInstanceOf(Pricing.Answer.Priced.class);
        assertThat(item().on(LocalDate.of(2099, 12, 31)).answer()).isInstanceOf(Pricing.Answer.Priced.class);
    }

    @Property(tries = 500)
    void alwaysHasPartsThatAddUpAndNoneIsNegative(@ForAll DeliveryService service,
            @ForAll @IntRange(min = 1, max = 30_000) int grams, @ForAll @IntRange(min = 1, max = 20) int dossiers,
            @ForAll ChargePaid paid, @ForAll boolean per100, @ForAll boolean exempt) {
        HaTinh asked = item().service(service).grams(grams).dossiers(dossiers).paid(paid)
            .exempt(exempt ? "POOR_HOUSEHOLD" : null).contract(per100 ? "ha-tinh-city-per-100g" : "ha-tinh-city");
        Price price = asked.price();

        assertThat(price.citizenCharge().plus(price.subsidy()).plus(price.partOf(Funder.POST)))
            .isEqualTo(price.tariff());
        assertThat(price.funders()).allMatch(part -> !part.amount().isNegative());
        assertThat(price.owed().isNegative()).isFalse();
        assertThat(price.citizenCharge()).isLessThanOrEqualTo(Vnd.of(10_000L * dossiers));
        assertThat(asked.price()).isEqualTo(price);
    }

    private static Zone zone(Place from, Place to) {
        return item().between(from, to).price().zone();
    }

    private static List<String> pointers(HaTinh asked) {
        return ((Pricing.Answer.Refused) asked.answer()).faults().stream().map(fault -> fault.pointer()).toList();
    }
}
