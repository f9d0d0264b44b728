package vn.postalgateway.order.json;

import java.util.function.Supplier;
import vn.postalgateway.order.Acceptance;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.platform.door.Problem;

/**
 * An order that was taken in, whichever door it came through.
 *
 * @param replayed the same request had been taken in before
 */
public record TakenOrder(DeliveryOrder order, boolean replayed) {

    /** @throws Problem with the reason, if it was not taken */
    public static TakenOrder of(Supplier<Acceptance> intake) {
        Acceptance acceptance;
        try {
            acceptance = intake.get();
        } catch (DeliveryOrders.SameRequestInFlight e) {
            throw OrderRefusal.inFlight();
        }
        if (acceptance instanceof Acceptance.Stored stored) {
            return new TakenOrder(stored.order(), false);
        }
        if (acceptance instanceof Acceptance.Replayed replayed) {
            return new TakenOrder(replayed.order(), true);
        }
        throw OrderRefusal.of(acceptance);
    }
}
