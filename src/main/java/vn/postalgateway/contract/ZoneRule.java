package vn.postalgateway.contract;

import java.util.Optional;
import vn.postalgateway.tariff.UnitTable;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/**
 * Decides the zone of an item that stays within one province. Since 2025-07-01 there are no districts and no public
 * rule says what replaced "inside the district", so each contract chooses a rule.
 */
public sealed interface ZoneRule permits InnerArea, LegacyDistrict, SameCommune, FlatZone {

    /**
     * Empty where it depends on a commune that nobody has named or knows.
     *
     * @param units the table that the rule asks for, or null if it asks for none
     */
    Optional<Zoned> zoneOf(Place from, Place to, UnitTable units);

    /** The id of the table of administrative units that it looks into. */
    default Optional<String> unitsId() {
        return Optional.empty();
    }

    /**
     * A zone and why, without a full stop.
     *
     * @param assumed a commune is not known, and the contract's default was taken
     */
    record Zoned(Zone zone, Wording because, boolean assumed) {

        Zoned(Zone zone, Wording because) {
            this(zone, because, false);
        }
    }
}
