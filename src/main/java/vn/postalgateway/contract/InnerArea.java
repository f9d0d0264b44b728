package vn.postalgateway.contract;

import java.util.Map;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/**
 * Inside means that both ends lie in a named list of communes (nội thành); any other pair of one province is across
 * districts, and so is an end whose commune nobody has named.
 *
 * @param name     what people call the area
 * @param communes code of five digits → name
 */
public record InnerArea(String provinceCode, Wording name, Map<String, String> communes) implements ZoneRule {

    public InnerArea {
        communes = Map.copyOf(communes);
    }

    @Override
    public Zoned zoneOf(Place from, Place to) {
        if (holds(from) && holds(to)) {
            String ends = communes.get(from.communeCode()) + " – " + communes.get(to.communeCode());
            return new Zoned(Zone.INSIDE_DISTRICT, new Wording(
                "Cả hai đầu thuộc %s (%s)".formatted(name.vi(), ends),
                "Both ends lie in %s (%s)".formatted(name.en(), ends)));
        }
        if (from.communeCode() == null || to.communeCode() == null) {
            return new Zoned(Zone.ACROSS_DISTRICTS, new Wording(
                "Chưa biết xã, phường của ít nhất một đầu nên không coi là %s".formatted(name.vi()),
                "The commune of at least one end is not known, so it does not count as %s".formatted(name.en())));
        }
        return new Zoned(Zone.ACROSS_DISTRICTS, new Wording(
            "Cùng tỉnh, nhưng không phải cả hai đầu đều thuộc %s".formatted(name.vi()),
            "The same province, but not both ends lie in %s".formatted(name.en())));
    }

    private boolean holds(Place place) {
        return provinceCode.equals(place.provinceCode()) && place.communeCode() != null
            && communes.containsKey(place.communeCode());
    }
}
