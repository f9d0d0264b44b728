package vn.postalgateway.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.postalgateway.contract.Pricing.Answer;
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
 * One question and the documents that answer it, nothing else: the price in the order zone, weight step, bundle,
 * exemption, collection, then who pays which part. Each step of the explanation says what stands after it, so that the
 * last one before the parts is the tariff, and the parts add up to it.
 */
final class PriceEngine {

    static final int MOST_DOSSIERS = 20;

    private final PricingDocuments.Set documents;
    private final PriceQuestion question;
    private final Tariff tariff;
    private final ZoneFinding zones;

    PriceEngine(PricingDocuments.Set documents, PriceQuestion question) {
        this.documents = documents;
        this.question = question;
        this.tariff = documents.tariff();
        this.zones = new ZoneFinding(documents, question.from(), question.to());
    }

    Answer answer() {
        List<FieldFault> faults = faults();
        return faults.isEmpty() ? price(zones.zone()) : new Answer.Refused(faults);
    }

    /** As if the item lay in this zone, whatever its places. */
    Answer answerIn(Zone zone) {
        List<FieldFault> faults = faults();
        return faults.isEmpty()
            ? price(new Zoned(zone, new Wording("theo khu vực đã cho", "in the zone given")))
            : new Answer.Refused(faults);
    }

    private List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        if (question.dossierCount() < 1 || question.dossierCount() > MOST_DOSSIERS) {
            faults.add(new FieldFault("/dossierCount", "must be 1 to " + MOST_DOSSIERS));
        }
        if (question.exemption() != null && tariff.exemption(question.exemption()).isEmpty()) {
            faults.add(new FieldFault("/exemption", "is no exemption of " + tariff.edition().id()
                + "; it knows " + String.join(", ", tariff.exemptions().keySet().stream().sorted().toList())));
        }
        faults.addAll(zones.faults());
        return faults;
    }

    private Answer price(Zoned zoned) {
        Optional<PriceStep> rated = tariff.rate(question.service(), zoned.zone(), question.weight());
        if (rated.isEmpty()) {
            return new Answer.Refused(List.of(new FieldFault("/service", "has no price in zone " + zoned.zone()
                + " by " + tariff.edition().id())));
        }
        Funding funding = documents.terms().funding().of(question, zoned.zone());
        List<PriceStep> explanation = new ArrayList<>();
        explanation.add(zones.step(zoned));
        explanation.add(rated.get());
        Exemption ofCitizen = alter(explanation, zoned.zone());
        Vnd due = standing(explanation);
        List<FunderPart> parts = funding.split(due, question.dossierCount(), ofCitizen);
        Vnd owed = owed(due, parts);
        explanation.addAll(new FundingWording(documents.terms(), funding, question, due, ofCitizen).steps(parts, owed));
        return new Answer.Priced(new Price(due, owed, parts, tariff.edition().id(), tariff.legalBasis().vi(),
            zoned.zone(), question.weight(), question.basis(), tariff.vat().name(), explanation));
    }

    /** @return the exemption where it lowers the citizen charge instead of the tariff, else null */
    private Exemption alter(List<PriceStep> explanation, Zone zone) {
        if (question.secondDirection()) {
            tariff.bundle(zone, standing(explanation)).ifPresent(explanation::add);
        }
        Exemption exemption = Optional.ofNullable(question.exemption()).flatMap(tariff::exemption).orElse(null);
        boolean ofCitizen = documents.terms().funding().lowers() == FundingTerms.Lowers.CITIZEN_CHARGE;
        if (exemption != null && !ofCitizen) {
            explanation.add(tariff.lower(standing(explanation), exemption));
        }
        tariff.collect(standing(explanation), question.collectFees(), question.dossierCount())
            .ifPresent(explanation::add);
        return ofCitizen ? exemption : null;
    }

    private static Vnd standing(List<PriceStep> explanation) {
        return explanation.get(explanation.size() - 1).amount();
    }

    /** The post keeps what it collected and claims its own discount from nobody. */
    private Vnd owed(Vnd due, List<FunderPart> parts) {
        Vnd owed = due;
        for (FunderPart part : parts) {
            boolean postHasIt = part.funder() == Funder.POST
                || part.funder() == Funder.CITIZEN && question.chargePaid() == ChargePaid.TO_POST;
            owed = postHasIt ? owed.minus(part.amount()) : owed;
        }
        return owed;
    }
}
