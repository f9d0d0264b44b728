package vn.postalgateway.tariff.yaml;

import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.Edition;
import vn.postalgateway.tariff.Wording;

/** What the files of this feature have in common. */
final class Parts {

    private Parts() {
    }

    static Edition edition(ConfigNode file) {
        return new Edition(file.at("id").text("[a-z0-9-]+"), file.at("validFrom").date(),
            file.maybe("validUntil").map(ConfigNode::date).orElse(null), file.sha256());
    }

    static Wording wording(ConfigNode node) {
        node.withKeys("vi", "en");
        return new Wording(node.at("vi").text(), node.at("en").text());
    }
}
