package vn.postalgateway.tariff.yaml;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.FlatStep;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.StepPrices;
import vn.postalgateway.tariff.StepPrices.Step;
import vn.postalgateway.tariff.Tariff.Basis;
import vn.postalgateway.tariff.UnitPrice;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.WeightRule;
import vn.postalgateway.tariff.Zone;

/**
 * One table of a sheet, read row by row as it is printed and kept column by column as it prices. A column with a
 * faulty cell is left out; the fault is noted with the file.
 */
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
            case FLAT_STEP -> flat(table.withKeys("name", "step"), zones);
        };
    }

    private static Map<Zone, WeightRule> steps(ConfigNode table, Set<Zone> zones) {
        Map<Zone, List<Step>> columns = new EnumMap<>(Zone.class);
        zones.forEach(zone -> columns.put(zone, new ArrayList<>()));
        int before = 0;
        for (ConfigNode row : table.at("steps").elements()) {
            before = step(row.withKeys("upToGrams", "vnd"), before, columns, zones);
        }
        ConfigNode further = table.at("further").withKeys("everyGrams", "vnd");
        Integer every = further.take("everyGrams", node -> node.wholeInt(1, Grams.MAX));
        Map<Zone, WeightRule> rules = new EnumMap<>(Zone.class);
        prices(further, zones).forEach((zone, price) -> {
            if (every != null && !columns.get(zone).isEmpty()) {
                rules.put(zone, new StepPrices(columns.get(zone), every, price,
                    Parts.clause(further.at("everyGrams"))));
            }
        });
        return rules;
    }

    /** @return the weight that the next row has to be beyond */
    private static int step(ConfigNode row, int before, Map<Zone, List<Step>> columns, Set<Zone> zones) {
        Integer upTo = row.take("upToGrams", node -> node.wholeInt(1, Grams.MAX));
        if (upTo == null) {
            return before;
        }
        if (upTo <= before) {
            row.noting(() -> {
                throw row.at("upToGrams").fault("must rise from step to step: " + upTo + " g after " + before + " g");
            });
            return before;
        }
        prices(row, zones).forEach((zone, price) -> row.noting(() -> {
            List<Step> column = columns.get(zone);
            Vnd lower = column.isEmpty() ? Vnd.ZERO : column.get(column.size() - 1).price();
            if (price.compareTo(lower) < 0) {
                throw row.at("vnd").at(zone.name()).fault("must not fall from step to step: " + price + " after "
                    + lower);
            }
            return column.add(new Step(upTo, price, Parts.clause(row)));
        }));
        return upTo;
    }

    private static Map<Zone, WeightRule> units(ConfigNode table, Set<Zone> zones) {
        ConfigNode unit = table.at("unit").withKeys("grams", "vnd");
        Integer grams = unit.take("grams", node -> node.wholeInt(1, Grams.MAX));
        Map<Zone, WeightRule> rules = new EnumMap<>(Zone.class);
        prices(unit, zones).forEach((zone, price) -> {
            if (grams != null) {
                rules.put(zone, new UnitPrice(grams, price, Parts.clause(unit.at("grams"))));
            }
        });
        return rules;
    }

    private static Map<Zone, WeightRule> flat(ConfigNode table, Set<Zone> zones) {
        ConfigNode step = table.at("step").withKeys("upToGrams", "vnd");
        Integer upTo = step.take("upToGrams", node -> node.wholeInt(1, Grams.MAX));
        Map<Zone, WeightRule> rules = new EnumMap<>(Zone.class);
        prices(step, zones).forEach((zone, price) -> {
            if (upTo != null) {
                rules.put(zone, new FlatStep(upTo, price, Parts.clause(step.at("upToGrams"))));
            }
        });
        return rules;
    }

    private static Map<Zone, Vnd> prices(ConfigNode row, Set<Zone> zones) {
        Map<Zone, Vnd> prices = new EnumMap<>(Zone.class);
        row.take("vnd", cells -> {
            prices.putAll(byZone(cells, zones));
            zones.stream().filter(zone -> cells.maybe(zone.name()).isEmpty()).findFirst().ifPresent(zone -> {
                throw cells.fault("has no price for " + zone);
            });
            return prices;
        });
        return prices;
    }

    /** The prices of some zones that the sheet names; a faulty one is noted and left out. */
    static Map<Zone, Vnd> byZone(ConfigNode cells, Set<Zone> zones) {
        Map<Zone, Vnd> prices = new EnumMap<>(Zone.class);
        cells.entries().forEach((name, cell) -> cells.noting(() -> {
            Zone zone = cell.named(Zone.class, name);
            if (!zones.contains(zone)) {
                throw cell.fault("is a zone that the sheet does not name under zones");
            }
            return prices.put(zone, Vnd.of(cell.whole(0, DEAREST)));
        }));
        return prices;
    }
}
