package vn.postalgateway.sampleday;

import java.util.List;
import java.util.Map;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.operator.WitnessedItem;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;

/**
 * The post's book-keeping: what it would claim for an item, from its own weights and dates. It prices by the signed
 * contract, as a post does, and not by asking the gateway what the gateway has stored.
 */
final class PostBooks {

    private static final Map<String, String> ENDS = Map.of("14", "DELIVERED", "19", "RETURNED", "90", "LOST");

    private final Pricing pricing;

    PostBooks(Pricing pricing) {
        this.pricing = pricing;
    }

    /** An order and the item that the post made of it. */
    record Carried(SampleOrder order, WitnessedItem item) {

        String end() {
            return ENDS.getOrDefault(String.valueOf(item.status()), "UNDER_WAY");
        }

        boolean chargedAtTheDoor() {
            return order.chargePaid() == ChargePaid.TO_POST;
        }
    }

    /** The honest line of an item. */
    StatementLine line(Carried carried) {
        Price price = price(carried, carried.item().weighed().value(), SampleOrder.CONTRACT);
        WitnessedItem item = carried.item();
        return new StatementLine(item.itemCode(), item.orderReference(), String.join(" ", carried.order().dossiers()),
                carried.order().service(), VietnamTime.dayOf(item.acceptedAt()), carried.end(),
                VietnamTime.dayOf(item.statusAt()), item.weighed().value(), price.zone().name(),
                String.valueOf(price.tariff().amount()), carried.chargedAtTheDoor() ? price.citizenCharge() : Vnd.ZERO,
                price.owed(), collectedFees(carried.order()));
    }

    Price price(Carried carried, int grams, String contract) {
        SampleOrder order = carried.order();
        Pricing.Answer answer = pricing.answer(new PriceQuestion(contract, order.service(), new Grams(grams),
                order.dossiers().size(), order.chargePaid(), order.from(), order.to(),
                VietnamTime.dayOf(carried.item().acceptedAt()), order.submittedOnline(), order.exemption(),
                Price.Basis.ACCEPTED));
        if (answer instanceof Pricing.Answer.Priced priced) {
            return priced.price();
        }
        throw new IllegalStateException("the contract " + contract + " does not price " + order.requestId());
    }

    /** All lines of an honest statement, in the order in which the items were taken. */
    List<StatementLine> honest(List<Carried> carried) {
        return carried.stream().filter(c -> c.end().equals("DELIVERED")).map(this::line).toList();
    }

    private static Vnd collectedFees(SampleOrder order) {
        return order.collectFees().values().stream().map(Vnd::of).reduce(Vnd.ZERO, Vnd::plus);
    }
}
