package vn.postalgateway.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.postalgateway.contract.PricedItems.Counted;
import vn.postalgateway.contract.Pricing.Answer;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.tariff.Funder;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;

/**
 * What items would have cost under another sheet, another contract, or both, each on its own day. The documents are
 * replaced one after the other, the sheet, then the zones, then who pays, so that the differences by cause add up to
 * the whole. Nothing is stored and no price is touched.
 */
public final class WhatIf {

    private final PricingDocuments documents;

    public WhatIf(PricingDocuments documents) {
        this.documents = documents;
    }

    /** What to ask instead; at least one of them is not null. */
    public record Alternative(String tariff, String contract) { }

    /** What makes the difference, in the order in which the documents are replaced. */
    public enum Cause { SHEET, ZONES, FUNDING }

    /** Sums over items; as a difference they may be negative. */
    public record Sums(Vnd tariff, Vnd citizen, Vnd budget, Vnd post, Vnd owed) {

        static final Sums NONE = new Sums(Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO);

        private static Sums of(Price price, long items) {
            return new Sums(price.tariff().times(items), price.citizenCharge().times(items),
                price.subsidy().times(items), price.partOf(Funder.POST).times(items), price.owed().times(items));
        }

        private Sums plus(Sums other) {
            return new Sums(tariff.plus(other.tariff), citizen.plus(other.citizen), budget.plus(other.budget),
                post.plus(other.post), owed.plus(other.owed));
        }

        private Sums minus(Sums other) {
            return new Sums(tariff.minus(other.tariff), citizen.minus(other.citizen), budget.minus(other.budget),
                post.minus(other.post), owed.minus(other.owed));
        }
    }

    /**
     * @param items     how many were priced both ways
     * @param notPriced how many the alternative, or their own contract, has no price for; they are in no sum
     */
    public record Answered(long items, long notPriced, Sums now, Sums then, Map<Cause, Sums> differences) { }

    /** Why an alternative cannot be asked. */
    public List<FieldFault> faults(Alternative alternative) {
        List<FieldFault> faults = new ArrayList<>();
        if (alternative.tariff() == null && alternative.contract() == null) {
            faults.add(new FieldFault("/tariff", "or underContract must be named"));
        }
        if (alternative.tariff() != null && !documents.knowsSheet(alternative.tariff())) {
            faults.add(new FieldFault("/tariff", "is no sheet of this gateway"));
        }
        if (alternative.contract() != null && !documents.knowsContract(alternative.contract())) {
            faults.add(new FieldFault("/underContract", "is no contract of this gateway"));
        }
        return faults;
    }

    /** Only for an alternative without faults. */
    public Answered ask(Collection<Counted> all, Alternative alternative) {
        long items = 0;
        long notPriced = 0;
        Sums now = Sums.NONE;
        Sums then = Sums.NONE;
        Map<Cause, Sums> differences = new EnumMap<>(Cause.class);
        for (Cause cause : Cause.values()) {
            differences.put(cause, Sums.NONE);
        }
        for (Counted each : all) {
            List<Sums> steps = steps(each, alternative);
            if (steps.isEmpty()) {
                notPriced += each.items();
                continue;
            }
            items += each.items();
            now = now.plus(steps.get(0));
            then = then.plus(steps.get(steps.size() - 1));
            for (Cause cause : Cause.values()) {
                Sums difference = steps.get(cause.ordinal() + 1).minus(steps.get(cause.ordinal()));
                differences.merge(cause, difference, Sums::plus);
            }
        }
        return new Answered(items, notPriced, now, then, differences);
    }

    /** The sums as they are and after each cause; empty if one of them has no price. */
    private List<Sums> steps(Counted each, Alternative alternative) {
        List<Sums> steps = new ArrayList<>();
        for (ContractTerms terms : terms(each.question(), alternative)) {
            Optional<Price> price = documents.inForce(terms, each.question().on())
                .map(set -> new PriceEngine(set, each.question()).answer())
                .filter(Answer.Priced.class::isInstance).map(answer -> ((Answer.Priced) answer).price());
            if (price.isEmpty()) {
                return List.of();
            }
            steps.add(Sums.of(price.get(), each.items()));
        }
        return steps;
    }

    private List<ContractTerms> terms(PriceQuestion question, Alternative alternative) {
        Optional<ContractTerms> own = documents.terms(question.contract(), question.on());
        Optional<ContractTerms> other = alternative.contract() == null ? own
            : documents.terms(alternative.contract(), question.on());
        if (own.isEmpty() || other.isEmpty()) {
            return List.of();
        }
        String sheet = alternative.tariff() == null ? other.get().tariffId() : alternative.tariff();
        ContractTerms withSheet = own.get().withSheet(sheet);
        return List.of(own.get(), withSheet, withSheet.withZonesOf(other.get()), other.get().withSheet(sheet));
    }
}
