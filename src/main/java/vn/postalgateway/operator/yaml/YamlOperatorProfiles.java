package vn.postalgateway.operator.yaml;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.platform.config.ConfigFolder;
import vn.postalgateway.platform.config.ConfigNode;

/**
 * The operators of {@code config/operators}. An installation may set an operator's settling time without touching its
 * file, by the key {@code gateway.operators.<id>.settle-after}.
 */
@Component("operatorProfiles")
class YamlOperatorProfiles implements OperatorProfiles {

    /** What an installation sets for an operator instead of its file. */
    interface SettleAfter {
        Optional<Duration> of(String operatorId);
    }

    private final Map<String, OperatorProfile> profiles = new LinkedHashMap<>();

    @Autowired
    YamlOperatorProfiles(@Value("${gateway.config-folder:config}") String configFolder, Environment environment) {
        this(configFolder, id -> Optional.ofNullable(
                environment.getProperty("gateway.operators." + id + ".settle-after", Duration.class)));
    }

    YamlOperatorProfiles(String configFolder, SettleAfter settleAfter) {
        ConfigFolder folder = new ConfigFolder(configFolder, "operators");
        Map<String, ConfigNode> files = new HashMap<>();
        folder.read(file -> files.put(OperatorFile.id(file), file));
        for (OperatorProfile read : folder.read(file -> OperatorFile.read(file, files))) {
            if (profiles.containsKey(read.id())) {
                throw folder.fault("the operator " + read.id() + " stands in two files");
            }
            Duration set = settleAfter.of(read.id()).orElse(read.settleAfter());
            if (set.isNegative()) {
                throw folder.fault("gateway.operators." + read.id() + ".settle-after must not be negative");
            }
            profiles.put(read.id(), read.withSettleAfter(set));
        }
    }

    @Override
    public Optional<OperatorProfile> byId(String operatorId) {
        return Optional.ofNullable(profiles.get(operatorId));
    }

    @Override
    public Collection<OperatorProfile> all() {
        return List.copyOf(profiles.values());
    }
}
