package vn.postalgateway.reconciliation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.contract.ZonedPricing;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Zone;

/** Re-rates our items with the inputs that the other side reckoned with, under one contract. For one thread. */
public class Rates {

    private static final int MOST_REMEMBERED = 20_000;

    private final ZonedPricing pricing;
    private final String contract;
    // A statement asks the same few questions over and over; the same question always has the same answer.
    private final Map<Asked, Optional<Price>> remembered = new HashMap<>();
    private final Map<Asked, List<ZonedPricing.OtherEdition>> rememberedEditions = new HashMap<>();

    private record Asked(PriceQuestion question, Zone zone) {
    }

    public Rates(ZonedPricing pricing, String contract) {
        this.pricing = pricing;
        this.contract = contract;
    }

    /** What the item would cost with this service, zone and weight; empty if the sheet has no such price. */
    Optional<Price> rate(ChargeItem item, DeliveryService service, Zone zone, int weightGrams) {
        return rate(question(item, item.exemption(), service, weightGrams, item.secondDirection()), zone);
    }

    /** As {@link #rate}, with this exemption instead of the item's own; null for none. */
    Optional<Price> rateExempt(ChargeItem item, String exemption, DeliveryService service, Zone zone,
                               int weightGrams) {
        return rate(question(item, exemption, service, weightGrams, item.secondDirection()), zone);
    }

    /** As {@link #rate}, had it been its dossiers' second direction though it was not, or the other way round. */
    Optional<Price> rateOtherDirection(ChargeItem item, DeliveryService service, Zone zone, int weightGrams) {
        return rate(question(item, item.exemption(), service, weightGrams, !item.secondDirection()), zone);
    }

    private Optional<Price> rate(PriceQuestion question, Zone inZone) {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        return remembered.computeIfAbsent(new Asked(question, inZone),
                asked -> pricing.answerInZone(asked.question(), asked.zone()) instanceof Pricing.Answer.Priced priced
                        ? Optional.of(priced.price()) : Optional.empty());
    }

    /** The same by every other dated edition of the item's sheet, the newest first. */
    List<ZonedPricing.OtherEdition> otherEditions(ChargeItem item, String exemption, DeliveryService service,
                                                  Zone zone, int weightGrams) {
        if (rememberedEditions.size() > MOST_REMEMBERED) {
            rememberedEditions.clear();
        }
        return rememberedEditions.computeIfAbsent(new Asked(question(item, exemption, service, weightGrams,
                item.secondDirection()), zone), asked -> pricing.pricesOfOtherEditions(asked.question(), asked.zone()));
    }

    private PriceQuestion question(ChargeItem item, String exemption, DeliveryService service, int weightGrams,
                                   boolean secondDirection) {
        return new PriceQuestion(contract, service, new Grams(weightGrams), item.dossierCount(), item.chargePaid(),
                item.from(), item.to(), item.pricedOn(), item.submittedOnline(), exemption, item.basis(),
                item.collectFees(), secondDirection);
    }

    /**
     * The weight whose step parts two weights of different price: the heaviest one that still has a lower price than
     * the
     * heavier of both. Empty if they have the same price, or none.
     */
    Optional<Integer> stepBetween(ChargeItem item, int oneWeight, int otherWeight) {
        int low = Math.min(oneWeight, otherWeight);
        int high = Math.max(oneWeight, otherWeight);
        Optional<Price> upper = rate(item, item.service(), item.zone(), high);
        Optional<Price> lower = rate(item, item.service(), item.zone(), low);
        if (upper.isEmpty() || lower.isEmpty() || lower.get().tariff().compareTo(upper.get().tariff()) >= 0) {
            return Optional.empty();
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            boolean cheaper = rate(item, item.service(), item.zone(), middle)
                    .filter(p -> p.tariff().compareTo(upper.get().tariff()) < 0).isPresent();
            low = cheaper ? middle : low;
            high = cheaper ? high : middle;
        }
        return Optional.of(low);
    }
}
