package vn.postalgateway.contract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.tariff.Zone;

/** Prices by the documents in force on the day of the question. */
public final class ContractPricing implements Pricing, ZonedPricing {

    private final PricingDocuments documents;

    public ContractPricing(PricingDocuments documents) {
        this.documents = documents;
    }

    @Override
    public Answer answer(PriceQuestion question) {
        return documents.inForce(question.contract(), question.on())
            .map(set -> new PriceEngine(set, question).answer()).orElseGet(() -> none(question));
    }

    @Override
    public boolean hasBundle(String contract, LocalDate on) {
        return documents.inForce(contract, on).filter(set -> set.tariff().bundle() != null).isPresent();
    }

    @Override
    public Answer answerInZone(PriceQuestion question, Zone zone) {
        return documents.inForce(question.contract(), question.on())
            .map(set -> new PriceEngine(set, question).answerIn(zone)).orElseGet(() -> none(question));
    }

    @Override
    public List<OtherEdition> pricesOfOtherEditions(PriceQuestion question, Zone zone) {
        List<OtherEdition> prices = new ArrayList<>();
        for (PricingDocuments.Set set : documents.inForce(question.contract(), question.on())
                .map(documents::withOtherSheets).orElse(List.of())) {
            if (new PriceEngine(set, question).answerIn(zone) instanceof Answer.Priced priced) {
                prices.add(new OtherEdition(set.tariff().edition().validFrom(), priced.price()));
            }
        }
        return prices;
    }

    private Answer none(PriceQuestion question) {
        return new Answer.Refused(List.of(documents.whyNone(question.contract(), question.on())));
    }
}
