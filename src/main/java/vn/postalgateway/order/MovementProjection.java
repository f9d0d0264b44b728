package vn.postalgateway.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.tariff.Price;

/**
 * What tracking derives from an order's whole event set; written into the order row as a projection.
 *
 * @param movementAt occurred-at of the event that decides the movement
 * @param price      the price on the weight at the post's counter; null while no event told a weight
 * @param acceptedAt occurred-at of the first event at which the post held the item; null before
 * @param billableAt occurred-at of the event that made the item billable; null before, and again null if a correction
 *                   took it back
 * @param itemCode   the item code the events name; used if the order has none yet
 * @param promisedBy the day in Vietnam by which it is promised, counted from the day of acceptance, or from the day of
 *                   the order while it is not accepted
 * @param failedAttempts how often delivery failed
 * @param compensateBy   the last day on which the operator may compensate a lost or damaged item; else null
 * @param waited     whether the item waited after a failed delivery before
 * @param stop       where it waits after a failed delivery now; null if it does not
 * @param at         when it was derived, from the injected clock
 * @param changeType {@code tracking.updated}, {@code delivery.delivered}, … as partners are told; null if nothing
 *                   visible changed
 */
public record MovementProjection(String orderId, Movement movement, Instant movementAt, List<String> flags, Price price,
                                 Instant acceptedAt, Instant billableAt, String itemCode, LocalDate promisedBy,
                                 int failedAttempts, LocalDate compensateBy, boolean waited, DeliveryStop stop,
                                 String changeType, Instant at) {
}
