package vn.postalgateway.tariff;

import java.util.Map;
import java.util.Optional;

/**
 * One price for both directions of a dossier (giá trọn gói hai chiều). The first direction costs what it costs by
 * itself; what both lightest items cost more than the bundle is taken off the second one.
 *
 * @param prices by zone; a zone may be missing: it has no bundle
 */
public record Bundle(Map<Zone, Price> prices) {

    /** The step of an explanation that shows it was applied. */
    static final String RULE = "bundle";

    /** What both directions cost together in one zone. */
    public record Price(Vnd both, Clause clause) { }

    public Bundle {
        prices = Map.copyOf(prices);
    }

    Optional<Price> price(Zone zone) {
        return Optional.ofNullable(prices.get(zone));
    }
}
