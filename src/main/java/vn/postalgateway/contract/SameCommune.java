package vn.postalgateway.contract;

import java.util.Optional;
import vn.postalgateway.tariff.UnitTable;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/** Inside means that both ends lie in the same commune; any other pair of one province is across districts. */
public record SameCommune() implements ZoneRule {

    @Override
    public Optional<Zoned> zoneOf(Place from, Place to, UnitTable units) {
        if (from.communeCode() == null || to.communeCode() == null) {
            return Optional.empty();
        }
        return Optional.of(from.communeCode().equals(to.communeCode())
            ? new Zoned(Zone.INSIDE_DISTRICT, new Wording("Cả hai đầu cùng một xã, phường (%s)".formatted(
                from.communeCode()), "Both ends lie in one commune (%s)".formatted(from.communeCode())))
            : new Zoned(Zone.ACROSS_DISTRICTS, new Wording("Cùng tỉnh, khác xã, phường (%s – %s)".formatted(
                from.communeCode(), to.communeCode()), "The same province, different communes (%s – %s)".formatted(
                from.communeCode(), to.communeCode()))));
    }
}
