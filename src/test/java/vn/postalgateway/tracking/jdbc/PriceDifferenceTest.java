package vn.postalgateway.tracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tracking.PriceDifference;

/** Between the order's day and the day of acceptance the sheet changes: per started 100 g before, by steps from then on. */
class PriceDifferenceTest {

    private static final LocalDate CHANGE = LocalDate.of(2026, 10, 6);

    private static TrackingGround ground;

    private final Pricing pricing = new Pricing() {
        @Override
        public Answer answer(PriceQuestion q) {
            String contract = q.on().isBefore(CHANGE) ? "ha-tinh-city-per-100g" : "ha-tinh-city";
            return ground.pricing().answer(new PriceQuestion(contract, q.service(), q.weight(), q.dossierCount(),
                    q.chargePaid(), q.from(), q.to(), q.on(), q.submittedOnline(), q.exemption(), q.basis(),
                    q.collectFees(), q.secondDirection()));
        }

        @Override
        public boolean hasBundle(String contractId, LocalDate on) {
            return false;
        }
    };

    @BeforeAll
    static void open() {
        ground = new TrackingGround();
    }

    @AfterAll
    static void close() {
        ground.close();
    }

    /** Ordered on 5 October with 80 g declared, accepted on the day with that weight. */
    private PriceDifference difference(LocalDate acceptedOn, int grams) {
        String orderId = ground.order();
        ground.send(TrackingGround.event(orderId + "-1", orderId, "6", acceptedOn + "T08:00:00",
                "\"weightGrams\": " + grams));
        DeliveryOrder order = ground.stored(orderId);
        Price accepted = ((Pricing.Answer.Priced) pricing.answer(question(order, grams, acceptedOn))).price();
        Price estimate = ((Pricing.Answer.Priced) pricing.answer(question(order, 80, LocalDate.of(2026, 10, 5))))
                .price();
        return PriceDifference.between(estimate, priced(order, accepted), pricing);
    }

    private static PriceQuestion question(DeliveryOrder order, int grams, LocalDate on) {
        return new PriceQuestion(order.contract(), order.service(), new vn.postalgateway.tariff.Grams(grams), 1,
                order.chargePaid(), order.from(), order.to(), on, true, null, Price.Basis.ACCEPTED, Vnd.ZERO, false);
    }

    private static DeliveryOrder priced(DeliveryOrder o, Price price) {
        return new DeliveryOrder(o.orderId(), o.partnerId(), o.requestId(), o.contract(), o.contractVersion(),
                o.operator(), o.agencyCode(), o.service(), o.dossiers(), o.from(), o.to(), o.declaredWeight(),
                o.submittedOnline(), o.exemption(), o.chargePaid(), o.collectFees(), o.secondDirection(),
                o.itemCode(), o.placement(),
                o.placementDetail(), o.movement(), o.flags(), o.money(), price, o.promisedBy(), o.acceptedAt(),
                o.billableAt(), o.failedAttempts(), o.decideBy(), o.compensateBy(), o.createdAt(), o.updatedAt());
    }

    private static List<String> parts(PriceDifference difference) {
        return difference.parts().stream().map(part -> part.cause() + " " + part.amount().amount()).toList();
    }

    @Test
    void namesTheWeightAndTheDayEachWithItsPartOfTheDifference() {
        PriceDifference difference = difference(CHANGE, 250);

        assertThat(parts(difference)).containsExactly("WEIGHT 52000", "DAY -51000");
        assertThat(difference.difference()).isEqualTo(Vnd.of(1_000));
        assertThat(difference.parts().get(1).text().en()).isEqualTo(
                "On the day of acceptance circular-22-2017 applies, on the order's day circular-22-2017-per-100g");
    }

    @Test
    void namesTheDayAloneWhereTheWeightChangesNothing() {
        assertThat(parts(difference(CHANGE, 90))).isEmpty();
        assertThat(parts(difference(LocalDate.of(2026, 10, 5), 250))).containsExactly("WEIGHT 52000");
    }
}
