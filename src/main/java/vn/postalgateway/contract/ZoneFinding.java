package vn.postalgateway.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.postalgateway.contract.ZoneRule.Zoned;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.tariff.RegionTable;
import vn.postalgateway.tariff.RegionTable.Province;
import vn.postalgateway.tariff.Wording;

/** Finds the zone of one item: between provinces the province alone decides, within one the contract's rule. */
final class ZoneFinding {

    private final RegionTable regions;
    private final ContractTerms terms;

    ZoneFinding(RegionTable regions, ContractTerms terms) {
        this.regions = regions;
        this.terms = terms;
    }

    /** Where the zone cannot be found: the province codes that nobody knows. */
    List<FieldFault> faults(Place from, Place to) {
        List<FieldFault> faults = new ArrayList<>();
        unknown("/from/provinceCode", from).ifPresent(faults::add);
        unknown("/to/provinceCode", to).ifPresent(faults::add);
        return faults;
    }

    /** Only for places without faults. */
    Zoned zoneOf(Place from, Place to) {
        if (from.provinceCode().equals(to.provinceCode())) {
            return terms.zoneRule().zoneOf(from, to);
        }
        Province start = regions.province(from.provinceCode()).orElseThrow();
        Province end = regions.province(to.provinceCode()).orElseThrow();
        return new Zoned(RegionTable.between(start, end), new Wording(
            "%s (vùng %d) – %s (vùng %d)".formatted(start.name(), start.region(), end.name(), end.region()),
            "%s (region %d) – %s (region %d)".formatted(start.name(), start.region(), end.name(), end.region())));
    }

    /** Which document says so. */
    Wording legalBasis(Place from, Place to) {
        return from.provinceCode().equals(to.provinceCode()) ? terms.legalBasis() : regions.legalBasis();
    }

    private Optional<FieldFault> unknown(String pointer, Place place) {
        return regions.province(place.provinceCode()).isPresent() ? Optional.empty()
            : Optional.of(new FieldFault(pointer, "is no province code of the General Statistics Office, such as 42"));
    }
}
