package vn.postalgateway.tariff.yaml;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.Bundle;
import vn.postalgateway.tariff.CollectionPrice;
import vn.postalgateway.tariff.CollectionPrice.Tier;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Tariff;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.WeightRule;
import vn.postalgateway.tariff.Zone;

/** What a sheet may say beside its tables: the price of both directions together, and of collecting money. */
record AdditionalPrices(Bundle bundle, CollectionPrice collection) {

    private static final long LARGEST_SUM = 1_000_000_000_000L;

    static AdditionalPrices read(ConfigNode file, Set<Zone> zones) {
        return new AdditionalPrices(file.takeIfThere("bundle", node -> bundle(node, zones)),
            file.takeIfThere("collection", AdditionalPrices::collection));
    }

    private static Bundle bundle(ConfigNode node, Set<Zone> zones) {
        ConfigNode cells = node.withKeys("vnd").at("vnd");
        Map<Zone, Bundle.Price> prices = new EnumMap<>(Zone.class);
        TableColumns.byZone(cells, zones).forEach((zone, price) ->
            prices.put(zone, new Bundle.Price(price, Parts.clause(cells.at(zone.name())))));
        return new Bundle(prices);
    }

    private static CollectionPrice collection(ConfigNode list) {
        List<Tier> tiers = new ArrayList<>();
        for (ConfigNode tier : list.elements()) {
            tier.withKeys("upToVnd", "perDossierVnd");
            tiers.add(new Tier(tier.maybe("upToVnd").map(sum -> Vnd.of(sum.whole(1, LARGEST_SUM))).orElse(null),
                Vnd.of(tier.at("perDossierVnd").whole(0, TableColumns.DEAREST)), Parts.clause(tier)));
        }
        try {
            return new CollectionPrice(tiers);
        } catch (IllegalArgumentException e) {
            throw list.fault("cannot be used: " + e.getMessage());
        }
    }

    /** A bundle is no dearer than both directions apart, and leaves no direction below nothing. */
    void check(Tariff tariff, ConfigNode file) {
        if (bundle == null) {
            return;
        }
        ConfigNode cells = file.at("bundle").at("vnd");
        bundle.prices().forEach((zone, price) -> file.noting(() -> {
            Vnd off = tariff.bundleDiscount(zone, price.both());
            if (off.isNegative()) {
                throw cells.at(zone.name()).fault("is dearer than both directions apart: " + price.both());
            }
            for (DeliveryService service : DeliveryService.values()) {
                Vnd least = tariff.rule(service, zone).map(WeightRule::least).orElse(Vnd.ZERO);
                if (least.compareTo(off) < 0) {
                    throw cells.at(zone.name()).fault("leaves less than nothing for " + service + ": " + price.both());
                }
            }
            return off;
        }));
    }
}
