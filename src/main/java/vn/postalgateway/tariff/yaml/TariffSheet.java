package vn.postalgateway.tariff.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Exemption;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.PriceStep;
import vn.postalgateway.tariff.PriceTable;
import vn.postalgateway.tariff.Tariff;
import vn.postalgateway.tariff.Tariff.Basis;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/** One sheet as a file: its tables, its exemptions, and samples that must come out as the file says. */
final class TariffSheet {

    private TariffSheet() {
    }

    static Tariff read(ConfigNode file) {
        file.withKeys("id", "name", "legalBasis", "source", "validFrom", "validUntil", "basis", "vat", "zones",
            "tables", "exemptions", "samples");
        Basis basis = file.at("basis").oneOf(Basis.class);
        Map<Zone, Wording> zones = new LinkedHashMap<>();
        file.at("zones").entriesBy(Zone.class).forEach((zone, name) -> zones.put(zone, Parts.wording(name)));
        Map<DeliveryService, PriceTable> tables = new LinkedHashMap<>();
        file.at("tables").entriesBy(DeliveryService.class).forEach((service, table) ->
            tables.put(service, new PriceTable(Parts.wording(table.at("name")),
                TableColumns.read(table, basis, zones.keySet()))));
        Tariff tariff = new Tariff(Parts.edition(file), Parts.wording(file.at("name")),
            Parts.wording(file.at("legalBasis")), file.at("source").oneOf(Tariff.Source.class), basis,
            file.at("vat").text("[A-Z_0-9]+"), zones, tables, exemptions(file));
        file.at("samples").elements().forEach(sample -> check(tariff, sample));
        return tariff;
    }

    private static Map<String, Exemption> exemptions(ConfigNode file) {
        Map<String, Exemption> exemptions = new LinkedHashMap<>();
        file.maybe("exemptions").map(ConfigNode::elements).orElse(List.of()).forEach(each -> {
            each.withKeys("code", "percent", "vi", "en");
            Exemption exemption = new Exemption(each.at("code").text("[A-Z][A-Z0-9_]*"),
                each.at("percent").wholeInt(1, 100), new Wording(each.at("vi").text(), each.at("en").text()));
            if (exemptions.put(exemption.code(), exemption) != null) {
                throw each.at("code").fault("stands twice: " + exemption.code());
            }
        });
        return exemptions;
    }

    /** A slip of a finger in a table shows itself here and not on a citizen's bill. */
    private static void check(Tariff tariff, ConfigNode sample) {
        sample.withKeys("service", "zone", "grams", "vnd");
        DeliveryService service = sample.at("service").oneOf(DeliveryService.class);
        Zone zone = sample.at("zone").oneOf(Zone.class);
        List<ConfigNode> grams = sample.at("grams").elements();
        List<ConfigNode> vnd = sample.at("vnd").elements();
        if (grams.size() != vnd.size()) {
            throw sample.fault("has " + grams.size() + " weights and " + vnd.size() + " prices");
        }
        for (int i = 0; i < grams.size(); i++) {
            Grams weight = new Grams(grams.get(i).wholeInt(1, Grams.MAX));
            long expected = vnd.get(i).whole(0, TableColumns.DEAREST);
            PriceStep rated = tariff.rate(service, zone, weight)
                .orElseThrow(() -> sample.fault("asks for a zone without a price"));
            if (rated.amount().amount() != expected) {
                throw vnd.get(i).fault("says " + expected + " for " + weight.value() + " g, the table gives "
                    + rated.amount().amount());
            }
        }
    }
}
