package vn.postalgateway.tariff.yaml;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.StepPrices;
import vn.postalgateway.tariff.StepPrices.Step;
import vn.postalgateway.tariff.Tariff.Basis;
import vn.postalgateway.tariff.UnitPrice;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.WeightRule;
import vn.postalgateway.tariff.Zone;

/** One table of a sheet, read row by row as it is printed and kept column by column as it prices. */
final class TableColumns {

    /** No single price is dearer: a dong amount with zeros too many is a slip. */
    static final long DEAREST = 100_000_000;

    private TableColumns() {
    }

    /** Every row must name exactly the zones that the sheet names. */
    static Map<Zone, WeightRule> read(ConfigNode table, Basis basis, Set<Zone> zones) {
        return switch (basis) {
            case STEP -> steps(table.withKeys("name", "steps", "further"), zones);
            case PER_STARTED_UNIT -> units(table.withKeys("name", "unit"), zones);
        };
    }

    private static Map<Zone, WeightRule> steps(ConfigNode table, Set<Zone> zones) {
        Map<Zone, List<Step>> columns = new EnumMap<>(Zone.class);
        zones.forEach(zone -> columns.put(zone, new ArrayList<>()));
        for (ConfigNode row : table.at("steps").elements()) {
            row.withKeys("upToGrams", "vnd");
            int upTo = row.at("upToGrams").wholeInt(1, Grams.MAX);
            prices(row, zones).forEach((zone, price) -> columns.get(zone).add(new Step(upTo, price)));
        }
        ConfigNode further = table.at("further").withKeys("everyGrams", "vnd");
        int every = further.at("everyGrams").wholeInt(1, Grams.MAX);
        Map<Zone, WeightRule> rules = new EnumMap<>(Zone.class);
        prices(further, zones).forEach((zone, price) ->
            rules.put(zone, column(table, columns.get(zone), every, price)));
        return rules;
    }

    private static WeightRule column(ConfigNode table, List<Step> steps, int every, Vnd price) {
        try {
            return new StepPrices(steps, every, price);
        } catch (IllegalArgumentException e) {
            throw table.at("steps").fault("cannot be used: " + e.getMessage());
        }
    }

    private static Map<Zone, WeightRule> units(ConfigNode table, Set<Zone> zones) {
        ConfigNode unit = table.at("unit").withKeys("grams", "vnd");
        int grams = unit.at("grams").wholeInt(1, Grams.MAX);
        Map<Zone, WeightRule> rules = new EnumMap<>(Zone.class);
        prices(unit, zones).forEach((zone, price) -> rules.put(zone, new UnitPrice(grams, price)));
        return rules;
    }

    private static Map<Zone, Vnd> prices(ConfigNode row, Set<Zone> zones) {
        Map<Zone, Vnd> prices = new EnumMap<>(Zone.class);
        row.at("vnd").entriesBy(Zone.class).forEach((zone, price) -> {
            if (!zones.contains(zone)) {
                throw price.fault("is a zone that the sheet does not name under zones");
            }
            prices.put(zone, Vnd.of(price.whole(0, DEAREST)));
        });
        zones.stream().filter(zone -> !prices.containsKey(zone)).findFirst().ifPresent(zone -> {
            throw row.at("vnd").fault("has no price for " + zone);
        });
        return prices;
    }
}
