package vn.postalgateway.operator.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.operator.StatementDialect;
import vn.postalgateway.operator.StatementDialect.AmountMark;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Zone;

/** The part {@code statements} of an operator's file: the words it uses in its statements. */
final class StatementDialectFile {

    private static final String ADJUSTMENT = "ADJUSTMENT";

    private StatementDialectFile() {
    }

    static StatementDialect read(ConfigNode part) {
        part.withKeys("sheet", "headings", "services", "zones", "totalsWords", "headerTotals", "amountMark");
        Map<String, String> services = words(part, "services", List.of("DOSSIER_PICKUP", "RESULT_DELIVERY",
                ADJUSTMENT));
        Map<String, DeliveryService> known = new LinkedHashMap<>();
        services.forEach((word, name) -> {
            if (!name.equals(ADJUSTMENT)) {
                known.put(word, DeliveryService.valueOf(name));
            }
        });
        Map<String, Zone> zones = new LinkedHashMap<>();
        words(part, "zones", List.of(Zone.values()).stream().map(Enum::name).toList())
                .forEach((word, name) -> zones.put(word, Zone.valueOf(name)));
        return new StatementDialect(part.maybe("sheet").map(ConfigNode::text).orElse(null),
                words(part, "headings", StatementDialect.COLUMNS), known,
                services.keySet().stream().filter(word -> services.get(word).equals(ADJUSTMENT)).toList(), zones,
                part.maybe("totalsWords").map(StatementDialectFile::list).orElse(List.of()),
                words(part, "headerTotals", StatementDialect.TOTALS),
                part.maybe("amountMark").map(m -> m.oneOf(AmountMark.class)).orElse(AmountMark.ANY));
    }

    // name: [word, word] turned round to word → name; a word that means two things is a fault of the file.
    private static Map<String, String> words(ConfigNode part, String key, List<String> names) {
        Map<String, String> words = new LinkedHashMap<>();
        part.maybe(key).ifPresent(node -> node.withKeys(names.toArray(String[]::new)).entries()
                .forEach((name, list) -> list(list).forEach(word -> {
                    if (words.put(word, name) != null) {
                        throw list.fault("holds \"" + word + "\", which stands there for something else already");
                    }
                })));
        return words;
    }

    private static List<String> list(ConfigNode node) {
        return node.elements().stream().map(ConfigNode::text).map(StatementDialect::plain).toList();
    }
}
