package vn.postalgateway.tariff.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Edition;
import vn.postalgateway.tariff.Exemption;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.LegalAct;
import vn.postalgateway.tariff.PriceStep;
import vn.postalgateway.tariff.PriceTable;
import vn.postalgateway.tariff.Tariff;
import vn.postalgateway.tariff.Tariff.Basis;
import vn.postalgateway.tariff.Tariff.Standing;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/** One sheet as a file: its tables, its exemptions, and samples that must come out as the file says. */
final class TariffSheet {

    /** They say how sure we are of a sheet and how it stands to others: no price depends on them. */
    private static final String[] NOT_PRICING = {"act", "ceiling", "aboveCeiling"};

    private TariffSheet() {
    }

    static Tariff read(ConfigNode file) {
        file.withKeys("id", "name", "legalBasis", "act", "source", "validFrom", "validUntil", "basis", "vat", "ceiling",
            "aboveCeiling", "zones", "tables", "bundle", "collection", "exemptions", "samples");
        Edition edition = Parts.edition(file, NOT_PRICING);
        Wording name = file.take("name", Parts::wording);
        Wording legalBasis = file.take("legalBasis", Parts::wording);
        LegalAct act = file.takeIfThere("act", TariffSheet::act);
        Tariff.Source source = file.take("source", node -> node.oneOf(Tariff.Source.class));
        Tariff.Vat vat = file.take("vat", node -> node.oneOf(Tariff.Vat.class));
        Basis basis = file.take("basis", node -> node.oneOf(Basis.class));
        Map<Zone, Wording> zones = file.take("zones", TariffSheet::zones);
        Map<DeliveryService, PriceTable> tables = basis == null || zones == null ? Map.of()
            : file.take("tables", node -> tables(node, basis, zones.keySet()));
        Map<String, Exemption> exemptions = file.takeIfThere("exemptions", TariffSheet::exemptions);
        Standing standing = new Standing(file.takeIfThere("ceiling", node -> node.oneOf(Ceiling.class)) != null,
            file.takeIfThere("aboveCeiling", ConfigNode::text));
        AdditionalPrices more = AdditionalPrices.read(file, zones == null ? Set.of() : zones.keySet());
        file.at("samples");
        file.refuseFaults();
        Tariff tariff = new Tariff(edition, name, legalBasis, act, source, basis, vat, zones, tables,
            exemptions == null ? Map.of() : exemptions, more.bundle(), more.collection(), standing);
        more.check(tariff, file);
        file.at("samples").elements().forEach(sample -> file.noting(() -> check(tariff, sample)));
        file.refuseFaults();
        return tariff;
    }

    /** Of what the prices are the most that any sheet may charge. */
    private enum Ceiling { ALL }

    private static LegalAct act(ConfigNode act) {
        act.withKeys("act", "article", "annex", "date");
        return new LegalAct(act.at("act").text(), act.maybe("article").map(ConfigNode::text).orElse(null),
            act.maybe("annex").map(ConfigNode::text).orElse(null), act.at("date").date());
    }

    private static Map<Zone, Wording> zones(ConfigNode node) {
        Map<Zone, Wording> zones = new LinkedHashMap<>();
        node.entriesBy(Zone.class).forEach((zone, name) -> zones.put(zone, node.noting(() -> Parts.wording(name))));
        return zones;
    }

    private static Map<DeliveryService, PriceTable> tables(ConfigNode node, Basis basis, Set<Zone> zones) {
        Map<DeliveryService, PriceTable> tables = new LinkedHashMap<>();
        node.entriesBy(DeliveryService.class).forEach((service, table) -> node.noting(() ->
            tables.put(service, new PriceTable(table.take("name", Parts::wording),
                TableColumns.read(table, basis, zones)))));
        return tables;
    }

    private static Map<String, Exemption> exemptions(ConfigNode list) {
        Map<String, Exemption> exemptions = new LinkedHashMap<>();
        list.elements().forEach(each -> list.noting(() -> {
            each.withKeys("code", "percent", "vi", "en");
            Exemption exemption = new Exemption(each.at("code").text("[A-Z][A-Z0-9_]*"),
                each.at("percent").wholeInt(1, 100), new Wording(each.at("vi").text(), each.at("en").text()),
                Parts.clause(each));
            if (exemptions.put(exemption.code(), exemption) != null) {
                throw each.at("code").fault("stands twice: " + exemption.code());
            }
            return exemption;
        }));
        return exemptions;
    }

    /** A slip of a finger in a table shows itself here and not on a citizen's bill. */
    private static List<PriceStep> check(Tariff tariff, ConfigNode sample) {
        sample.withKeys("service", "zone", "grams", "vnd");
        DeliveryService service = sample.at("service").oneOf(DeliveryService.class);
        Zone zone = sample.at("zone").oneOf(Zone.class);
        List<ConfigNode> grams = sample.at("grams").elements();
        List<ConfigNode> vnd = sample.at("vnd").elements();
        if (grams.size() != vnd.size()) {
            throw sample.fault("has " + grams.size() + " weights and " + vnd.size() + " prices");
        }
        List<PriceStep> right = new ArrayList<>();
        for (int i = 0; i < grams.size(); i++) {
            ConfigNode weight = grams.get(i);
            ConfigNode price = vnd.get(i);
            right.add(sample.noting(() -> check(tariff, service, zone, weight, price)));
        }
        return right;
    }

    private static PriceStep check(Tariff tariff, DeliveryService service, Zone zone, ConfigNode grams,
                                   ConfigNode vnd) {
        Grams weight = new Grams(grams.wholeInt(1, Grams.MAX));
        long expected = vnd.whole(0, TableColumns.DEAREST);
        PriceStep rated = tariff.rate(service, zone, weight)
            .orElseThrow(() -> vnd.fault("is asked of a zone without a price"));
        if (rated.amount().amount() != expected) {
            throw vnd.fault("says " + expected + " for " + weight.value() + " g, the table gives "
                + rated.amount().amount());
        }
        return rated;
    }
}
