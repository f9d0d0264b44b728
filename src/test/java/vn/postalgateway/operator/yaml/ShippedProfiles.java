package vn.postalgateway.operator.yaml;

import java.util.Optional;
import vn.postalgateway.operator.OperatorProfiles;

/** The operators of {@code config/operators} as they are shipped. */
public final class ShippedProfiles {

    private ShippedProfiles() {
    }

    public static OperatorProfiles read() {
        return new YamlOperatorProfiles("config", id -> Optional.empty());
    }
}
