package vn.postalgateway.order;

import java.util.List;
import java.util.Optional;
import vn.postalgateway.operator.ItemCodeRange;

/**
 * The item codes that agencies were given beforehand. An order gets its own in the transaction of its intake
 * ({@link DeliveryOrders#accept}), and an order that ended without an item gives it back; so none is handed out twice
 * and none is lost. Each method is one transaction.
 */
public interface ItemCodePool {

    /** Makes the codes of these ranges ready to be handed out; those that are known already stay as they are. */
    void load(List<ItemCodeRange> ranges);

    /** The number that this order was allotted; empty if none. */
    Optional<String> of(String orderId);

    /** How many codes of these ranges are free. */
    long left(List<ItemCodeRange> ranges);
}
