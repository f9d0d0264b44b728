package vn.postalgateway.order.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import vn.postalgateway.order.form.ItemCodeStock;

/** What is left of the numbers that agencies were given beforehand, as a gauge by partner and CustomerCode. */
class ItemCodeMetrics implements MeterBinder {

    private final ItemCodeStock stock;
    private volatile MultiGauge left;

    ItemCodeMetrics(ItemCodeStock stock) {
        this.stock = stock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        left = MultiGauge.builder("gateway.item.codes.left")
                .description("Item codes allotted to an agency that no order has yet").register(registry);
    }

    /** Counts them and shows what was found. */
    public void look() {
        left.register(stock.look().entrySet().stream().<MultiGauge.Row<?>>map(each ->
                MultiGauge.Row.of(Tags.of("customer", each.getKey()), each.getValue())).toList(), true);
    }
}
