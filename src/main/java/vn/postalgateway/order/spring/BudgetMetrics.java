package vn.postalgateway.order.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.Function;
import vn.postalgateway.order.BudgetStand;
import vn.postalgateway.order.BudgetWatch;

/** The running year's budgets as gauges, by contract; there are none before the first look. */
class BudgetMetrics implements MeterBinder {

    private record Measure(MultiGauge gauge, Function<BudgetStand, Number> value) { }

    private final BudgetWatch watch;
    private volatile List<Measure> measures = List.of();

    BudgetMetrics(BudgetWatch watch) {
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        measures = List.of(
                new Measure(MultiGauge.builder("gateway.budget.stand")
                        .description("0: enough, 1: the warning level is reached, 2: spent").register(registry),
                        stand -> stand.stand().ordinal()),
                new Measure(MultiGauge.builder("gateway.budget.left.vnd")
                        .description("What is left of the year's budget; negative when it is overdrawn")
                        .register(registry), stand -> stand.left().amount()));
    }

    /** Looks at the budgets and shows what was found. */
    public void look() {
        watch.look();
        measures.forEach(measure -> measure.gauge().register(watch.last().entrySet().stream()
                .<MultiGauge.Row<?>>map(each -> MultiGauge.Row.of(Tags.of("contract", each.getKey()),
                        measure.value().apply(each.getValue()))).toList(), true));
    }
}
