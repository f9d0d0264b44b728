package vn.postalgateway.contract.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.postalgateway.contract.FlatZone;
import vn.postalgateway.contract.InnerArea;
import vn.postalgateway.contract.LegacyDistrict;
import vn.postalgateway.contract.SameCommune;
import vn.postalgateway.contract.ZoneRule;
import vn.postalgateway.contract.ZoneTerms;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.Zone;

/** The zone rule of a contract; its name chooses its keys. */
final class ZoneRuleNode {

    private enum Rule {
        INNER_AREA("rule", "province", "name", "communes", "unknownCommune"),
        LEGACY_DISTRICT("rule", "units", "unknownCommune"),
        SAME_COMMUNE("rule", "unknownCommune"),
        FLAT("rule", "zone");

        private final String[] keys;

        Rule(String... keys) {
            this.keys = keys;
        }
    }

    private ZoneRuleNode() {
    }

    static ZoneTerms read(ConfigNode node) {
        Zone unknown = node.maybe("unknownCommune").map(zone -> zone.oneOf(Zone.class)).orElse(Zone.ACROSS_DISTRICTS);
        return new ZoneTerms(rule(node), unknown, ContractSheet.clause(node));
    }

    private static ZoneRule rule(ConfigNode node) {
        Rule rule = node.at("rule").oneOf(Rule.class);
        node.withKeys(rule.keys);
        return switch (rule) {
            case INNER_AREA -> innerArea(node);
            case LEGACY_DISTRICT -> new LegacyDistrict(node.at("units").text(ContractSheet.ID));
            case SAME_COMMUNE -> new SameCommune();
            case FLAT -> new FlatZone(node.at("zone").oneOf(Zone.class));
        };
    }

    private static ZoneRule innerArea(ConfigNode rule) {
        Map<String, String> communes = new LinkedHashMap<>();
        rule.at("communes").entries().forEach((code, commune) -> {
            if (!code.matches("[0-9]{5}")) {
                throw commune.fault("is no commune code of five digits");
            }
            communes.put(code, commune.text());
        });
        return new InnerArea(rule.at("province").text("[0-9]{2}"), ContractSheet.wording(rule.at("name")), communes);
    }
}
