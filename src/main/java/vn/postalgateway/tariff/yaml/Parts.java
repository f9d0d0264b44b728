package vn.postalgateway.tariff.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.postalgateway.platform.config.ConfigFolder;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.Clause;
import vn.postalgateway.tariff.Dated;
import vn.postalgateway.tariff.DocumentFault;
import vn.postalgateway.tariff.Edition;
import vn.postalgateway.tariff.Editions;
import vn.postalgateway.tariff.Wording;

/** What the files of this feature have in common. */
final class Parts {

    private Parts() {
    }

    /** @param notPricing keys that say nothing a price depends on, so that they may change afterwards */
    static Edition edition(ConfigNode file, String... notPricing) {
        String id = file.take("id", node -> node.text("[a-z0-9-]+"));
        var from = file.take("validFrom", ConfigNode::date);
        var until = file.takeIfThere("validUntil", ConfigNode::date);
        return id == null || from == null ? null
            : file.noting(() -> new Edition(id, from, until, file.sha256Without(notPricing),
                clause(file.at("validFrom"))));
    }

    static Wording wording(ConfigNode node) {
        node.withKeys("vi", "en");
        return new Wording(node.at("vi").text(), node.at("en").text());
    }

    static Clause clause(ConfigNode node) {
        return new Clause(node.file(), node.line());
    }

    /** The editions of a folder without overlap and gap, and with whatever else they must not say together. */
    static <D extends Dated> Editions<D> editions(ConfigFolder folder, Function<ConfigNode, D> reader,
                                                  Function<Editions<D>, List<DocumentFault>> check) {
        Editions<D> editions = new Editions<>(folder.read(reader));
        List<DocumentFault> faults = new ArrayList<>(editions.faults(Editions.Gaps.FAULTS));
        faults.addAll(check.apply(editions));
        ConfigFolder.refuseIfAny(faults.stream()
            .map(each -> folder.faultAt(each.clause().file(), each.clause().line(), each.why())).toList());
        return editions;
    }
}
