package vn.postalgateway.contract;

import java.util.Map;
import java.util.Optional;
import vn.postalgateway.tariff.UnitTable;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/**
 * Inside means that both ends lie in a named list of communes (nội thành); any other pair of one province is across
 * districts.
 *
 * @param name     what people call the area
 * @param communes code of five digits → name
 */
public record InnerArea(String provinceCode, Wording name, Map<String, String> communes) implements ZoneRule {

    public InnerArea {
        communes = Map.copyOf(communes);
    }

    @Override
    public Optional<Zoned> zoneOf(Place from, Place to, UnitTable units) {
        if (holds(from) && holds(to)) {
            String ends = communes.get(from.communeCode()) + " – " + communes.get(to.communeCode());
            return Optional.of(new Zoned(Zone.INSIDE_DISTRICT, new Wording(
                "Cả hai đầu thuộc %s (%s)".formatted(name.vi(), ends),
                "Both ends lie in %s (%s)".formatted(name.en(), ends))));
        }
        if (liesOutside(from) || liesOutside(to)) {
            return Optional.of(new Zoned(Zone.ACROSS_DISTRICTS, new Wording(
                "Cùng tỉnh, nhưng không phải cả hai đầu đều thuộc %s".formatted(name.vi()),
                "The same province, but not both ends lie in %s".formatted(name.en()))));
        }
        return Optional.empty();
    }

    private boolean holds(Place place) {
        return provinceCode.equals(place.provinceCode()) && place.communeCode() != null
            && communes.containsKey(place.communeCode());
    }

    private boolean liesOutside(Place place) {
        return !provinceCode.equals(place.provinceCode()) || place.communeCode() != null && !holds(place);
    }
}
