package vn.postalgateway.operator.yaml;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.platform.StartRefused;

/** The operators of one folder, one file each; read once, so a mistake stops the start and not the first order. */
class YamlOperatorProfiles implements OperatorProfiles {

    private final Map<String, OperatorProfile> profiles = new LinkedHashMap<>();

    /** @param settleAfter what the installation sets for an operator instead of its file, if anything */
    YamlOperatorProfiles(Path folder, Function<String, Optional<Duration>> settleAfter) {
        for (Path file : OperatorFile.allIn(folder)) {
            OperatorProfile read = OperatorFile.read(file);
            if (profiles.containsKey(read.id())) {
                throw new StartRefused(file + ": /id the operator " + read.id() + " stands in another file already");
            }
            profiles.put(read.id(), settleAfter.apply(read.id()).map(d -> withSettleAfter(read, d)).orElse(read));
        }
        if (profiles.isEmpty()) {
            throw new StartRefused("no operator is described in " + folder + " (*.yaml)");
        }
    }

    private static OperatorProfile withSettleAfter(OperatorProfile p, Duration settleAfter) {
        if (settleAfter.isNegative()) {
            throw new StartRefused("gateway.operators." + p.id() + ".settle-after must not be negative");
        }
        return new OperatorProfile(p.id(), p.name(), p.customerCode(), p.doubtClass(), settleAfter, p.statuses());
    }

    @Override
    public Optional<OperatorProfile> byId(String operatorId) {
        return Optional.ofNullable(profiles.get(operatorId));
    }

    @Override
    public Collection<OperatorProfile> all() {
        return java.util.List.copyOf(profiles.values());
    }
}
