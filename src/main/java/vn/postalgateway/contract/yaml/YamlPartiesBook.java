package vn.postalgateway.contract.yaml;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.postalgateway.contract.PartiesBook;
import vn.postalgateway.contract.SigningParties;
import vn.postalgateway.contract.SigningParties.Party;
import vn.postalgateway.platform.config.ConfigFolder;
import vn.postalgateway.platform.config.ConfigNode;

/** The signing parties of {@code config/parties}; a gateway without that folder prints blanks to be filled in. */
@Component("partiesBook")
public final class YamlPartiesBook implements PartiesBook {

    private static final String FOLDER = "parties";

    private final Map<String, SigningParties> byContract = new LinkedHashMap<>();

    public YamlPartiesBook(@Value("${gateway.config-folder:config}") String configFolder) {
        if (!Files.isDirectory(Path.of(configFolder, FOLDER))) {
            return;
        }
        ConfigFolder folder = new ConfigFolder(configFolder, FOLDER);
        for (SigningParties parties : folder.read(YamlPartiesBook::parties)) {
            if (byContract.put(parties.contract(), parties) != null) {
                throw folder.fault("contract " + parties.contract() + " has two files");
            }
        }
    }

    @Override
    public Collection<SigningParties> all() {
        return List.copyOf(byContract.values());
    }

    private static SigningParties parties(ConfigNode file) {
        file.withKeys("contract", "place", "number", "legalBasis", "payer", "carrier");
        return new SigningParties(file.at("contract").text("[a-z0-9-]+"), file.at("place").text(),
            file.at("number").text(), file.at("legalBasis").elements().stream().map(ConfigNode::text).toList(),
            party(file.at("payer")), party(file.at("carrier")));
    }

    private static Party party(ConfigNode party) {
        party.withKeys("name", "address", "taxCode", "account", "representative", "position");
        return new Party(party.at("name").text(), maybe(party, "address"), maybe(party, "taxCode"),
            maybe(party, "account"), maybe(party, "representative"), maybe(party, "position"));
    }

    private static String maybe(ConfigNode party, String key) {
        return party.maybe(key).map(ConfigNode::text).orElse(null);
    }
}
