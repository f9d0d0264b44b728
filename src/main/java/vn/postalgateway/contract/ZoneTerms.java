package vn.postalgateway.contract;

import vn.postalgateway.contract.ZoneRule.Zoned;
import vn.postalgateway.tariff.Clause;
import vn.postalgateway.tariff.UnitTable;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/**
 * What a contract says about zones within one province.
 *
 * @param unknownCommune the zone taken where the rule would need a commune that is not known
 */
public record ZoneTerms(ZoneRule rule, Zone unknownCommune, Clause clause) {

    Zoned zoneOf(Place from, Place to, UnitTable units) {
        return rule.zoneOf(from, to, units).orElseGet(() -> new Zoned(unknownCommune, new Wording(
            "Chưa biết xã, phường của ít nhất một đầu, theo hợp đồng coi là %s".formatted(
                unknownCommune.wording().vi()),
            "The commune of at least one end is not known; the contract then takes %s".formatted(
                unknownCommune.wording().en())), true));
    }
}
