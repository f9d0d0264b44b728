package vn.postalgateway.contract;

import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/**
 * Decides the zone of an item that stays within one province. Since 2025-07-01 there are no districts and no public
 * rule says what replaced "inside the district", so each contract chooses a rule.
 */
public interface ZoneRule {

    Zoned zoneOf(Place from, Place to);

    /** A zone and why, without a full stop. */
    record Zoned(Zone zone, Wording because) { }
}
