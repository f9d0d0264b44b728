package vn.postalgateway.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.Place;
import vn.postalgateway.contract.yaml.Provinces;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.Placement;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/** 25,000 an item up to 500 g within the district, 40,000 for both directions of a dossier: the second one 15,000. */
class BundleLineTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final LineClassifier CLASSIFIER = new LineClassifier(OCTOBER, true,
            new Rates(Provinces.PRICING, "bundle-40000"));

    @Test
    void confirmsTheSecondDirectionAtTheBundlesPrice() {
        LineResult result = judge(line(Zone.INSIDE_DISTRICT, 15_000), secondDirection());

        assertThat(result.outcome()).isEqualTo(Outcome.MATCHED);
    }

    @Test
    void namesTheBundleThatThePostLeftOut() {
        LineResult result = judge(line(Zone.INSIDE_DISTRICT, 25_000), secondDirection());

        assertThat(result.outcome()).isEqualTo(Outcome.TARIFF_DIFFERS);
        assertThat(sentences(result)).containsExactly("TARIFF 10000 Bưu điện tính đủ cước 25.000 đ, không tính giá gói"
                + " hai chiều; chiều thứ hai của gói là 15.000 đ: +10.000 đ");
    }

    @Test
    void namesTheBundleThatThePostTookForGrantedToItsOwnLoss() {
        LineResult result = judge(line(Zone.INSIDE_DISTRICT, 15_000), item(false, 25_000));

        assertThat(result.outcome()).isEqualTo(Outcome.TARIFF_DIFFERS);
        assertThat(sentences(result)).containsExactly("TARIFF -10000 Bưu điện tính 15.000 đ như chiều thứ hai của gói"
                + " hai chiều; bưu gửi không thuộc gói, cước là 25.000 đ: −10.000 đ");
    }

    @Test
    void ratesTheirZoneAsTheSecondDirectionThatTheItemIs() {
        LineResult result = judge(line(Zone.ACROSS_DISTRICTS, 35_000), secondDirection());

        assertThat(result.outcome()).isEqualTo(Outcome.ZONE_DIFFERS);
        assertThat(sentences(result)).containsExactly(
                "ZONE 20000 Bưu điện tính liên huyện, hệ thống ghi nội huyện: +20.000 đ");
    }

    private static LineResult judge(StatementLine line, ChargeItem item) {
        return CLASSIFIER.classify(LinePair.of(line, item, MatchLevel.ITEM_CODE));
    }

    private static List<String> sentences(LineResult result) {
        return result.explanation().stream().map(p -> p.cause() + " " + p.vnd().amount() + " " + p.text().vi())
                .toList();
    }

    private static StatementLine line(Zone zone, long tariff) {
        return new StatementLine(1, 2, "RH000000015VN", true, null, null, DeliveryService.RESULT_DELIVERY, null, null,
                null, 80, zone, Vnd.of(tariff), Vnd.of(10_000), Vnd.of(tariff - 10_000), null, false, null, List.of());
    }

    private static ChargeItem secondDirection() {
        return item(true, 15_000);
    }

    private static ChargeItem item(boolean secondDirection, long tariff) {
        Place inside = new Place("18073", "42");
        return new ChargeItem("ord_1", true, "RH000000015VN", DeliveryService.RESULT_DELIVERY, "D-1", 1,
                Movement.DELIVERED, Placement.PLACED, LocalDate.of(2026, 10, 2), OCTOBER.atDay(3), OCTOBER, 80,
                Zone.INSIDE_DISTRICT, inside, inside, ChargePaid.TO_POST, true, null, Price.Basis.ACCEPTED,
                LocalDate.of(2026, 10, 2), Vnd.of(tariff), Vnd.of(10_000), Vnd.ZERO, Vnd.of(tariff - 10_000),
                Vnd.ZERO, secondDirection, null);
    }
}
