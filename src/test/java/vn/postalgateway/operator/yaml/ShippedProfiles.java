package vn.postalgateway.operator.yaml;

import java.util.Optional;
import vn.postalgateway.operator.OperatorProfiles;

/** The operators of {@code config/operators} as they are shipped. */
public final class ShippedProfiles {

    private ShippedProfiles() {
    }

    public static OperatorProfiles read() {
        return in("config");
    }

    /** Those of another configuration. */
    public static OperatorProfiles in(String configFolder) {
        return new YamlOperatorProfiles(configFolder, id -> Optional.empty());
    }
}
