package vn.postalgateway.contract;

import java.util.Optional;
import vn.postalgateway.tariff.UnitTable;
import vn.postalgateway.tariff.UnitTable.Commune;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/**
 * Inside means that both ends lie in communes of the same former district, as it stood before districts ended on
 * 2025-07-01; any other pair of one province is across districts.
 *
 * @param units the table of administrative units that knows the former districts
 */
public record LegacyDistrict(String units) implements ZoneRule {

    @Override
    public Optional<String> unitsId() {
        return Optional.of(units);
    }

    @Override
    public Optional<Zoned> zoneOf(Place from, Place to, UnitTable table) {
        Optional<String> start = districtOf(from, table);
        Optional<String> end = districtOf(to, table);
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(start.equals(end)
            ? new Zoned(Zone.INSIDE_DISTRICT, new Wording("Cả hai đầu thuộc địa bàn cũ của %s".formatted(start.get()),
                "Both ends lie in the former district of %s".formatted(start.get())))
            : new Zoned(Zone.ACROSS_DISTRICTS, new Wording("Địa bàn cũ của hai huyện: %s – %s".formatted(
                start.get(), end.get()), "Two former districts: %s – %s".formatted(start.get(), end.get()))));
    }

    private static Optional<String> districtOf(Place place, UnitTable table) {
        return table.commune(place.communeCode()).filter(found -> found.provinceCode().equals(place.provinceCode()))
            .map(Commune::formerDistrict);
    }
}
