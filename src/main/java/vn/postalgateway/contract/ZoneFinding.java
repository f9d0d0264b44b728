package vn.postalgateway.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.postalgateway.contract.ZoneRule.Zoned;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.tariff.PriceStep;
import vn.postalgateway.tariff.RegionTable;
import vn.postalgateway.tariff.RegionTable.Province;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/**
 * Finds the zone of one item: between provinces the province alone decides, within one the contract's rule. A province
 * that was merged into another counts as that one, by the table of regions of the day.
 */
final class ZoneFinding {

    private final PricingDocuments.Set documents;
    private final Place from;
    private final Place to;

    ZoneFinding(PricingDocuments.Set documents, Place from, Place to) {
        this.documents = documents;
        this.from = today(documents.regions(), from);
        this.to = today(documents.regions(), to);
    }

    private static Place today(RegionTable regions, Place place) {
        return place.provinceCode() == null ? place
            : new Place(place.communeCode(), regions.today(place.provinceCode()));
    }

    /** Where the zone cannot be found: the province codes that nobody knows. */
    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        unknown("/from/provinceCode", from).ifPresent(faults::add);
        unknown("/to/provinceCode", to).ifPresent(faults::add);
        return faults;
    }

    /** Only for places without faults. */
    Zoned zone() {
        return withinOneProvince() ? documents.terms().zones().zoneOf(from, to, documents.units()) : betweenProvinces();
    }

    private Zoned betweenProvinces() {
        Province start = province(from);
        Province end = province(to);
        return new Zoned(RegionTable.between(start, end), new Wording(
            "%s (vùng %d) – %s (vùng %d)".formatted(start.name(), start.region(), end.name(), end.region()),
            "%s (region %d) – %s (region %d)".formatted(start.name(), start.region(), end.name(), end.region())));
    }

    /** The step {@code zone} of the explanation; where a commune is not known, its input says {@code assumed}. */
    PriceStep step(Zoned zoned) {
        Wording name = documents.tariff().zoneName(zoned.zone());
        Map<String, String> input = new LinkedHashMap<>();
        input.put("from", codes(from));
        input.put("to", codes(to));
        if (zoned.assumed()) {
            input.put("assumed", "unknownCommune");
        }
        boolean within = withinOneProvince();
        return PriceStep.citing(within ? documents.terms().legalBasis() : documents.regions().legalBasis(),
            within ? documents.terms().zones().clause() : province(from).clause(), "zone", Vnd.ZERO,
            new Wording(zoned.because().vi() + ": " + name.vi(), zoned.because().en() + ": " + name.en()), input);
    }

    private boolean withinOneProvince() {
        return from.provinceCode().equals(to.provinceCode());
    }

    private Province province(Place place) {
        return documents.regions().province(place.provinceCode()).orElseThrow();
    }

    private static String codes(Place place) {
        return place.communeCode() == null ? place.provinceCode() : place.provinceCode() + "/" + place.communeCode();
    }

    private Optional<FieldFault> unknown(String pointer, Place place) {
        return documents.regions().province(place.provinceCode()).isPresent() ? Optional.empty()
            : Optional.of(new FieldFault(pointer, "is no province code of the General Statistics Office, such as 42"));
    }
}
