package vn.postalgateway.conformance;

import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;

/** What every journey works with: the gateway's doors, orders to hand over, and how long to wait. */
public record Stage(Doors doors, SoapDoors soap, SampleOrders orders, Patience patience, Clock clock) {

    static final String ORDERS = "/api/v1/orders";

    /** Hands an order over as a one-stop system, and expects that it is taken. */
    Reply accepted(Steps steps, Map<String, Object> order) {
        Reply reply = doors.post(Caller.ONE_STOP, ORDERS, order);
        steps.expect("hand an order over as a one-stop system", "202 with an orderId", reply,
                reply.status() == 202 && !reply.text("orderId").isEmpty());
        return reply;
    }

    Reply look(String orderId) {
        return doors.get(Caller.ONE_STOP, ORDERS + "/" + orderId);
    }

    /** Looks at an order until it is as wanted, or patience ends. */
    Reply lookUntil(String orderId, Predicate<Reply> wanted) {
        return patience.until(() -> look(orderId), wanted);
    }
}
