package vn.postalgateway.tariff.yaml;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.postalgateway.platform.config.ConfigFolder;
import vn.postalgateway.tariff.Ceilings;
import vn.postalgateway.tariff.Editions;
import vn.postalgateway.tariff.Tariff;
import vn.postalgateway.tariff.Tariffs;

/** The sheets of {@code config/tariffs}. */
@Component("tariffs")
public final class YamlTariffs implements Tariffs {

    private final Editions<Tariff> sheets;

    public YamlTariffs(@Value("${gateway.config-folder:config}") String configFolder) {
        sheets = Parts.editions(new ConfigFolder(configFolder, "tariffs"), TariffSheet::read,
            all -> new Ceilings(all).faults());
    }

    @Override
    public Editions<Tariff> sheets() {
        return sheets;
    }
}
