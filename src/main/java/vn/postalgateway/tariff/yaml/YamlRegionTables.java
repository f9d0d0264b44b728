package vn.postalgateway.tariff.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.postalgateway.platform.config.ConfigFolder;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.Editions;
import vn.postalgateway.tariff.RegionTable;
import vn.postalgateway.tariff.RegionTable.Province;
import vn.postalgateway.tariff.RegionTables;

/** The tables of {@code config/regions}. */
@Component("regionTables")
public final class YamlRegionTables implements RegionTables {

    private final Editions<RegionTable> tables;

    public YamlRegionTables(@Value("${gateway.config-folder:config}") String configFolder) {
        ConfigFolder folder = new ConfigFolder(configFolder, "regions");
        List<RegionTable> read = folder.read(YamlRegionTables::table);
        try {
            tables = new Editions<>(read);
        } catch (IllegalArgumentException e) {
            throw folder.fault(e.getMessage());
        }
    }

    @Override
    public Editions<RegionTable> tables() {
        return tables;
    }

    private static RegionTable table(ConfigNode file) {
        file.withKeys("id", "validFrom", "validUntil", "legalBasis", "regions");
        Map<String, Province> provinces = new LinkedHashMap<>();
        for (ConfigNode region : file.at("regions").elements()) {
            region.withKeys("region", "provinces");
            int number = region.at("region").wholeInt(1, 3);
            region.at("provinces").entries().forEach((code, name) -> {
                if (!code.matches("[0-9]{2}")) {
                    throw name.fault("is no province code of two digits");
                }
                if (provinces.put(code, new Province(name.text(), number)) != null) {
                    throw name.fault("stands in two regions");
                }
            });
        }
        return new RegionTable(Parts.edition(file), Parts.wording(file.at("legalBasis")), provinces);
    }
}
