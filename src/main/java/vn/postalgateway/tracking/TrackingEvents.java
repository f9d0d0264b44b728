package vn.postalgateway.tracking;

import java.util.List;

/**
 * The events that the gateway keeps, all of them and for good. Each method is one transaction, or joins the caller's.
 */
public interface TrackingEvents {

    /**
     * Stores the events raw, derives the state of the orders they concern from their whole event sets and projects it;
     * stores sealed what is no event. All of it is committed when this returns.
     *
     * @return one verdict per element, in their order
     */
    List<EventVerdict> record(String operator, List<EventReader.Reading> elements);

    /** All kept events of the order by occurred-at, those without a time last. */
    List<TimelineEvent> timeline(String orderId);

    /**
     * Applies what waits for this order: parked events that name it or its item code, and events whose status the
     * operator's map has learnt. Nothing waiting is no error.
     *
     * @return how many events were applied
     */
    int applyWaiting(String orderId);

    /**
     * Orders for which something waits; looks at no more than {@code limit} parked events that are due, and at those
     * again after a pause that grows with their age.
     */
    List<String> ordersWithWaiting(int limit);
}
