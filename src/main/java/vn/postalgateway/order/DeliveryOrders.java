package vn.postalgateway.order;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.postalgateway.tariff.Price;

/** The delivery orders that the gateway keeps. Each method is one transaction, or joins the caller's. */
public interface DeliveryOrders {

    /**
     * Stores the order, its personal data, its allotted number and its outbox row together, or nothing.
     * When this returns {@link Acceptance.Stored}, everything is committed and flushed.
     *
     * @throws SameRequestInFlight if another intake of the same requestId did not finish within 2 s
     */
    Acceptance accept(NewOrder order);

    /** What a request gets whose id this partner used before: the replay, or the refusal; empty if the id is new. */
    Optional<Acceptance> alreadyTaken(String partnerId, DeliveryRequest request);

    /**
     * Whether the same dossiers travel, or travelled, the other way under the same contract, and no order has had a
     * bundle's lower price for that yet.
     */
    boolean haveFirstDirection(String partnerId, DeliveryRequest request);

    Optional<DeliveryOrder> byId(String orderId);

    /** The price at intake on the declared weight, once the price in force is another; else empty. */
    Optional<Price> estimateOf(String orderId);

    /** Newest first; at most {@code search.limit()} rows. */
    List<DeliveryOrder> find(OrderSearch search);

    /**
     * Takes the order's row for the rest of the caller's transaction, so that events of one order are applied one
     * after another.
     */
    Optional<DeliveryOrder> lock(String orderId);

    /**
     * Takes many orders' rows, in the order of their ids, so that two callers never wait for each other crosswise.
     * Ids of no order are left out. Of their prices only the sums are read, and what these stand on.
     */
    List<DeliveryOrder> lock(Collection<String> orderIds);

    /** The order that carries this item code at this operator, or was allotted it and carries another one. */
    Optional<String> idByItemCode(String operator, String itemCode);

    /** The same for many codes, by the code; codes of no order are left out. */
    Map<String, String> idsByItemCodes(String operator, Collection<String> itemCodes);

    /**
     * The operator speaks of a second item of an order that carries another one: the second is kept, flagged and
     * cancelled at the operator. The caller holds the row by {@link #lock}.
     */
    void secondItem(String orderId, String itemCode, Instant at);

    /** Writes tracking's projections, one per order; the caller holds the rows by {@link #lock}. */
    void project(Collection<MovementProjection> projections);

    /** Writes reconciliation's projection onto billable orders, all in one statement. */
    void projectMoney(Collection<String> orderIds, Money money, Instant at);

    /** An intake of the same requestId is still under way: try again in a moment. */
    class SameRequestInFlight extends RuntimeException {
    }
}
