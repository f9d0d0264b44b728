package vn.postalgateway.tracking.spring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import vn.postalgateway.tracking.DeadlineClock;
import vn.postalgateway.tracking.Deadlines;

/** Late and soon-due orders as gauges; they have no value before the first count. */
class DeadlineMetrics implements MeterBinder {

    private final DeadlineClock clock;

    DeadlineMetrics(DeadlineClock clock) {
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("gateway.orders.overdue", () -> clock.last().map(Deadlines.Counts::overdue).orElse(null))
                .description("Orders under way whose promised day is over").register(registry);
        Gauge.builder("gateway.orders.due.soon", () -> clock.last().map(Deadlines.Counts::soon).orElse(null))
                .description("Orders under way that are promised for today or the next working day").register(registry);
    }
}
