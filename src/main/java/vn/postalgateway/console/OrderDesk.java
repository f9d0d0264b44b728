package vn.postalgateway.console;

import java.util.List;
import java.util.Optional;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.order.DeliveryDecisions;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.ParkedMessages;
import vn.postalgateway.order.ParkedSelection;
import vn.postalgateway.order.ParkedWork;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tracking.PriceDifference;
import vn.postalgateway.tracking.StateExplanation;
import vn.postalgateway.tracking.TimelineEvent;
import vn.postalgateway.tracking.TrackingEvents;

/** Lays out what the features know of one order, whoever's it is. */
public final class OrderDesk {

    private static final int MOST_PARKED = 20;

    private final DeliveryOrders orders;
    private final OrderLookup lookup;
    private final TrackingEvents events;
    private final DeliveryDecisions decisions;
    private final ParkedMessages parked;
    private final Pricing pricing;

    public OrderDesk(DeliveryOrders orders, OrderLookup lookup, TrackingEvents events, DeliveryDecisions decisions,
                     ParkedMessages parked, Pricing pricing) {
        this.orders = orders;
        this.lookup = lookup;
        this.events = events;
        this.decisions = decisions;
        this.parked = parked;
        this.pricing = pricing;
    }

    /** Empty if there is no such order. */
    public Optional<OrderCase> of(String orderId) {
        return orders.byId(orderId).map(this::layOut);
    }

    private OrderCase layOut(DeliveryOrder order) {
        String orderId = order.orderId();
        List<TimelineEvent> timeline = events.timeline(orderId);
        Price estimate = orders.estimateOf(orderId).orElse(null);
        return new OrderCase(order, lookup.journeyOf(orderId).orElseThrow(), timeline, StateExplanation.of(timeline),
                decisions.of(orderId), estimate,
                estimate == null ? null : PriceDifference.between(estimate, order, pricing),
                parked.find(new ParkedSelection(null, null, null, null, null, orderId), ParkedWork.State.OPEN,
                        MOST_PARKED, null));
    }
}
