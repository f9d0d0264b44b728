package vn.postalgateway.contract;

import java.util.Optional;
import vn.postalgateway.tariff.UnitTable;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/** One zone for every item that stays within the province. */
public record FlatZone(Zone zone) implements ZoneRule {

    @Override
    public Optional<Zoned> zoneOf(Place from, Place to, UnitTable units) {
        return Optional.of(new Zoned(zone, new Wording("Mọi bưu gửi trong tỉnh tính một vùng",
            "One zone for every item within the province")));
    }
}
