package vn.postalgateway.tracking.spring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Function;
import vn.postalgateway.tracking.DeadlineClock;
import vn.postalgateway.tracking.Deadlines;

/** What is late and what is due soon as gauges; they have no value before the first count. */
class DeadlineMetrics implements MeterBinder {

    private final DeadlineClock clock;

    DeadlineMetrics(DeadlineClock clock) {
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        show(registry, "orders", Deadlines.Kind.DELIVERY, "Orders under way by their promised day");
        show(registry, "decisions", Deadlines.Kind.DECISION, "Decisions about undelivered items by their last day");
        show(registry, "compensations", Deadlines.Kind.COMPENSATION, "Lost or damaged items by the day to compensate");
    }

    private void show(MeterRegistry registry, String what, Deadlines.Kind kind, String description) {
        Gauge.builder("gateway." + what + ".overdue", () -> last(kind, Deadlines.Counts::overdue))
                .description(description + ": late").register(registry);
        Gauge.builder("gateway." + what + ".due.soon", () -> last(kind, Deadlines.Counts::soon))
                .description(description + ": today or the next working day").register(registry);
    }

    private Integer last(Deadlines.Kind kind, Function<Deadlines.Counts, Integer> count) {
        return clock.last(kind).map(count).orElse(null);
    }
}
