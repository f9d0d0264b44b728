package vn.postalgateway.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.postalgateway.contract.ZoneRule.Zoned;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.tariff.Exemption;
import vn.postalgateway.tariff.Funder;
import vn.postalgateway.tariff.FunderPart;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.PriceStep;
import vn.postalgateway.tariff.Tariff;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/**
 * Prices in this order: zone, weight step, exemption, citizen charge, who pays the rest. How an exemption of 50 % meets
 * the citizen charge is said nowhere in public; here the exemption lowers the tariff first, and the citizen then pays
 * at most the charge of what is left.
 */
public final class ContractPricing implements Pricing, ZonedPricing {

    static final int MOST_DOSSIERS = 20;

    private final PricingDocuments documents;

    public ContractPricing(PricingDocuments documents) {
        this.documents = documents;
    }

    @Override
    public Answer answer(PriceQuestion question) {
        Optional<PricingDocuments.Set> found = documents.inForce(question.contract(), question.on());
        if (found.isEmpty()) {
            return new Answer.Refused(List.of(documents.whyNone(question.contract(), question.on())));
        }
        PricingDocuments.Set set = found.get();
        List<FieldFault> faults = faults(set, question);
        return faults.isEmpty() ? price(set, question, zones(set).zoneOf(question.from(), question.to()))
            : new Answer.Refused(faults);
    }

    @Override
    public Answer answerInZone(PriceQuestion question, Zone zone) {
        Optional<PricingDocuments.Set> found = documents.inForce(question.contract(), question.on());
        if (found.isEmpty()) {
            return new Answer.Refused(List.of(documents.whyNone(question.contract(), question.on())));
        }
        return priceInZone(found.get(), question, zone);
    }

    @Override
    public List<OtherEdition> pricesOfOtherEditions(PriceQuestion question, Zone zone) {
        List<OtherEdition> prices = new ArrayList<>();
        for (PricingDocuments.Set set : documents.inForce(question.contract(), question.on())
                .map(documents::withOtherSheets).orElse(List.of())) {
            if (priceInZone(set, question, zone) instanceof Answer.Priced priced) {
                prices.add(new OtherEdition(set.tariff().edition().validFrom(), priced.price()));
            }
        }
        return prices;
    }

    private static Answer priceInZone(PricingDocuments.Set set, PriceQuestion question, Zone zone) {
        List<FieldFault> faults = faults(set, question);
        Zoned given = new Zoned(zone, new Wording("theo khu vực đã cho", "in the zone given"));
        return faults.isEmpty() ? price(set, question, given) : new Answer.Refused(faults);
    }

    private static List<FieldFault> faults(PricingDocuments.Set set, PriceQuestion question) {
        List<FieldFault> faults = new ArrayList<>();
        if (question.dossierCount() < 1 || question.dossierCount() > MOST_DOSSIERS) {
            faults.add(new FieldFault("/dossierCount", "must be 1 to " + MOST_DOSSIERS));
        }
        if (question.exemption() != null && set.tariff().exemption(question.exemption()).isEmpty()) {
            faults.add(new FieldFault("/exemption", "is no exemption of " + set.tariff().edition().id()
                + "; it knows " + String.join(", ", set.tariff().exemptions().keySet().stream().sorted().toList())));
        }
        faults.addAll(zones(set).faults(question.from(), question.to()));
        return faults;
    }

    private static Answer price(PricingDocuments.Set set, PriceQuestion question, Zoned zoned) {
        Tariff tariff = set.tariff();
        Optional<PriceStep> rated = tariff.rate(question.service(), zoned.zone(), question.weight());
        if (rated.isEmpty()) {
            return new Answer.Refused(List.of(new FieldFault("/service", "has no price in zone " + zoned.zone()
                + " by " + tariff.edition().id())));
        }
        List<PriceStep> explanation = new ArrayList<>();
        explanation.add(zoneStep(set, question, zoned));
        explanation.add(rated.get());
        exemption(tariff, question).ifPresent(exempt -> explanation.add(tariff.lower(rated.get().amount(), exempt)));
        Vnd due = explanation.get(explanation.size() - 1).amount();
        List<FunderPart> parts = set.terms().funding().split(due, question.dossierCount());
        Vnd owed = owed(due, parts, question.chargePaid());
        explanation.addAll(new FundingWording(set.terms(), question, due).steps(parts, owed));
        return new Answer.Priced(new Price(due, owed, parts, tariff.edition().id(), tariff.legalBasis().vi(),
            zoned.zone(), question.weight(), question.basis(), tariff.vat(), explanation));
    }

    private static ZoneFinding zones(PricingDocuments.Set set) {
        return new ZoneFinding(set.regions(), set.terms());
    }

    private static Optional<Exemption> exemption(Tariff tariff, PriceQuestion question) {
        return Optional.ofNullable(question.exemption()).flatMap(tariff::exemption);
    }

    /** The post keeps what it collected and claims its own discount from nobody. */
    private static Vnd owed(Vnd due, List<FunderPart> parts, ChargePaid paid) {
        Vnd owed = due;
        for (FunderPart part : parts) {
            boolean postHasIt = part.funder() == Funder.POST
                || part.funder() == Funder.CITIZEN && paid == ChargePaid.TO_POST;
            owed = postHasIt ? owed.minus(part.amount()) : owed;
        }
        return owed;
    }

    private static PriceStep zoneStep(PricingDocuments.Set set, PriceQuestion question, Zoned zoned) {
        Wording law = zones(set).legalBasis(question.from(), question.to());
        Wording name = set.tariff().zoneName(zoned.zone());
        return PriceStep.citing(law, "zone", Vnd.ZERO, new Wording(
            zoned.because().vi() + ": " + name.vi(), zoned.because().en() + ": " + name.en()));
    }
}
