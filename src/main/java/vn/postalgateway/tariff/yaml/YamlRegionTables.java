package vn.postalgateway.tariff.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.postalgateway.platform.config.ConfigFolder;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.Edition;
import vn.postalgateway.tariff.Editions;
import vn.postalgateway.tariff.RegionTable;
import vn.postalgateway.tariff.RegionTable.Province;
import vn.postalgateway.tariff.RegionTables;
import vn.postalgateway.tariff.Wording;

/** The tables of {@code config/regions}. */
@Component("regionTables")
public final class YamlRegionTables implements RegionTables {

    private static final String PROVINCE = "[0-9]{2}";

    private final Editions<RegionTable> tables;

    public YamlRegionTables(@Value("${gateway.config-folder:config}") String configFolder) {
        tables = Parts.editions(new ConfigFolder(configFolder, "regions"), YamlRegionTables::table, all -> List.of());
    }

    @Override
    public Editions<RegionTable> tables() {
        return tables;
    }

    private static RegionTable table(ConfigNode file) {
        file.withKeys("id", "validFrom", "validUntil", "legalBasis", "regions", "merged");
        Edition edition = Parts.edition(file);
        Wording legalBasis = file.take("legalBasis", Parts::wording);
        Map<String, Province> provinces = new LinkedHashMap<>();
        file.take("regions", list -> {
            list.elements().forEach(region -> list.noting(() -> region(region, provinces)));
            return provinces;
        });
        Map<String, String> merged = new LinkedHashMap<>();
        file.takeIfThere("merged", node -> merged(node, provinces, merged));
        file.refuseFaults();
        return new RegionTable(edition, legalBasis, provinces, merged);
    }

    private static Map<String, Province> region(ConfigNode region, Map<String, Province> provinces) {
        region.withKeys("region", "provinces");
        int number = region.at("region").wholeInt(1, 3);
        region.at("provinces").entries().forEach((code, name) -> region.noting(() -> {
            if (!code.matches(PROVINCE)) {
                throw name.fault("is no province code of two digits");
            }
            Province province = new Province(name.text(), number, Parts.clause(name));
            if (provinces.put(code, province) != null) {
                throw name.fault("stands in two regions");
            }
            return province;
        }));
        return provinces;
    }

    /** Codes that an address may still bear: each leads to a province of the table. */
    private static Map<String, String> merged(ConfigNode node, Map<String, Province> provinces,
                                              Map<String, String> merged) {
        node.entries().forEach((old, into) -> node.noting(() -> {
            if (!old.matches(PROVINCE) || provinces.containsKey(old)) {
                throw into.fault("is no code of a former province");
            }
            if (!provinces.containsKey(into.text(PROVINCE))) {
                throw into.fault("leads to no province of this table: " + into.text());
            }
            return merged.put(old, into.text());
        }));
        return merged;
    }
}
