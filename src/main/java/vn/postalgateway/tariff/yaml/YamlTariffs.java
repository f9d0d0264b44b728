package vn.postalgateway.tariff.yaml;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.postalgateway.platform.config.ConfigFolder;
import vn.postalgateway.tariff.Editions;
import vn.postalgateway.tariff.Tariff;
import vn.postalgateway.tariff.Tariffs;

/** The sheets of {@code config/tariffs}. */
@Component("tariffs")
public final class YamlTariffs implements Tariffs {

    private final Editions<Tariff> sheets;

    public YamlTariffs(@Value("${gateway.config-folder:config}") String configFolder) {
        ConfigFolder folder = new ConfigFolder(configFolder, "tariffs");
        List<Tariff> read = folder.read(TariffSheet::read);
        try {
            sheets = new Editions<>(read);
        } catch (IllegalArgumentException e) {
            throw folder.fault(e.getMessage());
        }
    }

    @Override
    public Editions<Tariff> sheets() {
        return sheets;
    }
}
