package vn.postalgateway.platform.invariant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;

/** What the check found as gauges; they have no value before the first look. */
public class InvariantMetrics implements MeterBinder {

    private final InvariantCheck check;

    public InvariantMetrics(InvariantCheck check) {
        this.check = check;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String name : check.names()) {
            Gauge.builder("gateway.invariant.violations", () -> check.found(name).map(InvariantCheck.Finding::count)
                            .orElse(null))
                    .description("What must always be 0").tag("invariant", name).register(registry);
            Gauge.builder("gateway.invariant.age", () -> check.age(name).map(Duration::toSeconds).orElse(null))
                    .description("Since the last look that succeeded").baseUnit("seconds").tag("invariant", name)
                    .register(registry);
        }
    }
}
