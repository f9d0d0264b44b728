package vn.postalgateway.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.ZonedPricing;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Funder;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/**
 * A line beside the billable item it names. Their inputs replace ours one factor at a time, weight, then zone, then
 * service, then the edition of the sheet, then the exemption; each step is re-rated, so that the parts add up to what
 * the post claims of the budget minus what the budget owes.
 */
final class Comparison {

    private static final int UNIT_GRAMS = 100;

    private final StatementLine line;
    private final ChargeItem item;
    private final Rates rates;
    private final List<ExplanationPart> parts = new ArrayList<>();
    private final int weight;
    private final Zone zone;
    private final DeliveryService service;
    private Reckoning reckoning;
    private boolean weightStepDiffers;
    private boolean editionDiffers;
    private Vnd tariffOfOurDocuments;

    /** What stands after the factors replaced so far. */
    private record Reckoning(Vnd tariff, Vnd collected, Vnd post, Vnd owed) {
    }

    Comparison(StatementLine line, ChargeItem item, Rates rates) {
        this.line = line;
        this.item = item;
        this.rates = rates;
        this.weight = line.weightGrams() == null ? item.weightGrams() : line.weightGrams();
        this.zone = line.zone() == null ? item.zone() : line.zone();
        this.service = line.service() == null ? item.service() : line.service();
        this.reckoning = new Reckoning(item.tariff(), item.collectedByPost(), item.post(), item.owed());
        replaceInputs();
        tariffOfOurDocuments = reckoning.tariff();
        replaceDocuments();
        explainRest();
    }

    List<ExplanationPart> parts() {
        return parts;
    }

    Outcome outcome() {
        if (arithmeticWrong()) {
            return Outcome.ARITHMETIC_WRONG;
        }
        if (service != item.service()) {
            return Outcome.SERVICE_DIFFERS;
        }
        if (zone != item.zone()) {
            return Outcome.ZONE_DIFFERS;
        }
        if (weightStepDiffers) {
            return Outcome.WEIGHT_STEP_DIFFERS;
        }
        if (!line.tariff().equals(tariffOfOurDocuments)) {
            return editionDiffers ? Outcome.TARIFF_VERSION_DIFFERS : Outcome.TARIFF_DIFFERS;
        }
        if (!line.citizenPaid().equals(reckoning.collected())) {
            boolean twice = item.chargePaid() == ChargePaid.ONLINE && line.citizenPaid().compareTo(Vnd.ZERO) > 0;
            return twice ? Outcome.CITIZEN_PAID_TWICE : Outcome.CITIZEN_CHARGE_DIFFERS;
        }
        return line.claimed().equals(item.owed()) ? Outcome.MATCHED : Outcome.ARITHMETIC_WRONG;
    }

    private void replaceInputs() {
        if (weight != item.weightGrams()) {
            Optional<Vnd> part = step(item.service(), item.zone(), weight, item.zone(), item.service(),
                    item.weightGrams());
            weightStepDiffers = part.isEmpty() || weightHasOtherPrice();
            part.filter(v -> weightStepDiffers).ifPresent(vnd -> add("WEIGHT", vnd, ClaimWording.weight(weight,
                    item.weightGrams(), rates.stepBetween(item, weight, item.weightGrams()).orElse(null), vnd)));
        }
        if (zone != item.zone()) {
            step(item.service(), zone, weight, item.zone(), item.service(), weight)
                    .ifPresent(vnd -> add("ZONE", vnd, ClaimWording.zone(zone, item.zone(), vnd)));
        }
        if (service != item.service()) {
            step(service, zone, weight, zone, item.service(), weight)
                    .ifPresent(vnd -> add("SERVICE", vnd, ClaimWording.service(service, item.service(), vnd)));
        }
    }

    private boolean weightHasOtherPrice() {
        return !rates.rate(item, item.service(), item.zone(), weight).map(Price::tariff)
                .equals(rates.rate(item, item.service(), item.zone(), item.weightGrams()).map(Price::tariff));
    }

    // What one factor changes in what is owed: the price after it minus the price before it, both re-rated.
    private Optional<Vnd> step(DeliveryService toService, Zone toZone, int toWeight, Zone fromZone,
                               DeliveryService fromService, int fromWeight) {
        Optional<Price> after = rates.rate(item, toService, toZone, toWeight);
        Optional<Price> before = rates.rate(item, fromService, fromZone, fromWeight);
        if (after.isEmpty() || before.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(replace(before.get(), after.get()));
    }

    private Vnd replace(Price before, Price after) {
        reckoning = new Reckoning(reckoning.tariff().plus(after.tariff().minus(before.tariff())),
                reckoning.collected().plus(collected(after).minus(collected(before))),
                reckoning.post().plus(after.partOf(Funder.POST).minus(before.partOf(Funder.POST))),
                reckoning.owed().plus(after.owed().minus(before.owed())));
        return after.owed().minus(before.owed());
    }

    // Only a price that is theirs to the dong names another edition, or the exemption that was left out, as its cause.
    private void replaceDocuments() {
        Optional<Price> ours = rates.rate(item, service, zone, weight);
        if (line.tariff().equals(reckoning.tariff()) || ours.isEmpty() || replacedEdition(ours.get())) {
            return;
        }
        Optional<Price> full = item.exemption() == null ? Optional.empty()
                : rates.rateExempt(item, null, service, zone, weight);
        if (full.map(Price::tariff).filter(line.tariff()::equals).isPresent()) {
            replaceExemption(ours.get(), full.get());
        } else if (item.exemption() != null) {
            replaceEditionAndExemption(ours.get());
        }
    }

    private boolean replacedEdition(Price ours) {
        Optional<ZonedPricing.OtherEdition> theirs = edition(item.exemption(), o -> o.price().tariff()
                .equals(line.tariff()));
        theirs.ifPresent(edition -> replaceEdition(ours, edition));
        return theirs.isPresent();
    }

    private void replaceEditionAndExemption(Price ours) {
        edition(null, full -> full.price().tariff().equals(line.tariff())).ifPresent(full ->
                edition(item.exemption(), o -> o.validFrom().equals(full.validFrom())).ifPresent(exempt -> {
                    replaceEdition(ours, exempt);
                    replaceExemption(exempt.price(), full.price());
                }));
    }

    private Optional<ZonedPricing.OtherEdition> edition(String exemption, Predicate<ZonedPricing.OtherEdition> which) {
        return rates.otherEditions(item, exemption, service, zone, weight).stream().filter(which).findFirst();
    }

    private void replaceEdition(Price ours, ZonedPricing.OtherEdition theirs) {
        editionDiffers = true;
        Vnd part = replace(ours, theirs.price());
        add("TARIFF_VERSION", part, ClaimWording.edition(theirs.validFrom(), theirs.price().tariff(), ours.tariff(),
                part));
    }

    private void replaceExemption(Price exempt, Price full) {
        Vnd part = replace(exempt, full);
        add("EXEMPTION", part, ClaimWording.exemption(full.tariff(), exempt.tariff(), part));
    }

    private Vnd collected(Price price) {
        return item.chargePaid().collectedByPost(price.citizenCharge());
    }

    private void explainRest() {
        Vnd tariffPart = line.tariff().minus(reckoning.tariff());
        if (!tariffPart.equals(Vnd.ZERO)) {
            explainTariff(tariffPart);
        }
        Vnd citizenPart = reckoning.collected().minus(line.citizenPaid());
        if (!citizenPart.equals(Vnd.ZERO)) {
            add("CITIZEN_CHARGE", citizenPart, ClaimWording.citizen(line.citizenPaid(), reckoning.collected(),
                    item.chargePaid() == ChargePaid.ONLINE, citizenPart));
        }
        Vnd explained = parts.stream().map(ExplanationPart::vnd).reduce(Vnd.ZERO, Vnd::plus);
        Vnd rest = line.claimed().minus(item.owed()).minus(explained);
        if (!rest.equals(Vnd.ZERO)) {
            add("UNEXPLAINED", rest, arithmeticWrong() ? ClaimWording.arithmetic(line, reckoning.post(), rest)
                    : ClaimWording.unexplained(rest));
        }
    }

    private void explainTariff(Vnd part) {
        Optional<Price> other = rates.rateOtherDirection(item, service, zone, weight);
        if (other.map(Price::tariff).filter(line.tariff()::equals).isPresent()) {
            add("TARIFF", part, ClaimWording.direction(item.secondDirection(), line.tariff(),
                    reckoning.tariff(), part));
            return;
        }
        int units = (weight + UNIT_GRAMS - 1) / UNIT_GRAMS;
        Optional<Vnd> unit = rates.rate(item, service, zone, UNIT_GRAMS).map(Price::tariff);
        boolean perUnit = units > 1 && unit.isPresent() && unit.get().times(units).equals(line.tariff());
        add("TARIFF", part, perUnit
                ? ClaimWording.perStartedUnit(units, unit.get(), weight, reckoning.tariff(), part)
                : ClaimWording.tariff(weight, zone, reckoning.tariff(), line.tariff(), part));
    }

    // The statement has no column for the post's own discount: with another tariff it may be another share of it.
    private boolean arithmeticWrong() {
        Vnd discount = line.tariff().minus(line.citizenPaid()).minus(line.claimed());
        if (reckoning.post().equals(Vnd.ZERO) || line.tariff().equals(reckoning.tariff())) {
            return !discount.equals(reckoning.post());
        }
        return discount.isNegative();
    }

    private void add(String cause, Vnd vnd, vn.postalgateway.tariff.Wording text) {
        parts.add(new ExplanationPart(cause, vnd, text));
    }
}
