package vn.postalgateway.tracking.jdbc;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;

/** The orders of one operator that one transaction holds, and to which of them an event belongs. */
class ConcernedOrders {

    /**
     * Where an event belongs: to an order, to none yet, or nowhere because its two references disagree.
     *
     * @param secondItemOf the order that its reference names, if that one carries another item and its item code is
     *                     no other order's: then the operator speaks of a second item; null in all other cases
     */
    record Place(DeliveryOrder order, boolean disagrees, String secondItemOf) {

        static final Place NONE_YET = new Place(null, false);
        static final Place DISAGREES = new Place(null, true);

        Place(DeliveryOrder order, boolean disagrees) {
            this(order, disagrees, null);
        }
    }

    private final DeliveryOrders orders;
    private final Map<String, DeliveryOrder> held = new HashMap<>();
    private final Map<String, String> codeOfOrder = new HashMap<>();
    private final Map<String, String> orderOfCode;

    /**
     * Takes the orders' rows.
     *
     * @param orderOfCode the orders that carry the item codes that will be asked for
     */
    ConcernedOrders(DeliveryOrders orders, String operator, Collection<String> orderIds,
                    Map<String, String> orderOfCode) {
        this.orders = orders;
        this.orderOfCode = new HashMap<>(orderOfCode);
        orders.lock(orderIds).stream().filter(o -> o.operator().equals(operator)).forEach(this::hold);
    }

    private void hold(DeliveryOrder order) {
        held.put(order.orderId(), order);
        if (order.itemCode() != null) {
            name(order.orderId(), order.itemCode());
        }
    }

    private void name(String orderId, String itemCode) {
        codeOfOrder.put(orderId, itemCode);
        orderOfCode.put(itemCode, orderId);
    }

    DeliveryOrder get(String orderId) {
        return held.get(orderId);
    }

    /** Without a reference it belongs to the order that carries its item code. Others' orders are as good as none. */
    Place placeOf(String itemCode, String orderReference) {
        String orderId = orderReference == null ? orderOfCode.get(itemCode) : orderReference;
        DeliveryOrder order = orderId == null ? null : held.get(orderId);
        if (order == null) {
            boolean codeLeadsElsewhere = orderReference != null && itemCode != null && holderOf(itemCode).isPresent();
            return codeLeadsElsewhere ? Place.DISAGREES : Place.NONE_YET;
        }
        if (itemCode == null || orderId.equals(orderOfCode.get(itemCode))) {
            return new Place(order, false);
        }
        boolean othersCode = holderOf(itemCode).isPresent();
        if (othersCode || codeOfOrder.containsKey(orderId)) {
            return orderReference == null ? Place.NONE_YET : new Place(null, true, othersCode ? null : orderId);
        }
        name(orderId, itemCode);
        return new Place(order, false);
    }

    /** What disagrees may tell of a second item of an order: it is cancelled at the operator. */
    void recallSecondItem(Place place, String itemCode, Instant at) {
        if (place.secondItemOf() != null) {
            orders.secondItem(place.secondItemOf(), itemCode, at);
        }
    }

    private Optional<String> holderOf(String itemCode) {
        return Optional.ofNullable(orderOfCode.get(itemCode));
    }
}
