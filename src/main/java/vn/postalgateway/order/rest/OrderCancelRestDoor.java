package vn.postalgateway.order.rest;

import vn.postalgateway.order.Cancellation;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.OrderCancellation;
import vn.postalgateway.order.json.CancelRefusal;
import vn.postalgateway.order.json.OrderJson;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.StrictJson;

/** Cancelling over REST: 200 once cancelled, 202 while it is not decided, 409 when it is too late. */
public class OrderCancelRestDoor {

    private final OrderCancellation cancellation;
    private final DeliveryOrders orders;

    public OrderCancelRestDoor(OrderCancellation cancellation, DeliveryOrders orders) {
        this.cancellation = cancellation;
        this.orders = orders;
    }

    /** The same call again tells how it stands. */
    public Answer cancel(HttpCall call) {
        String reason = CancelRefusal.readReason(StrictJson.read(call.body()));
        String orderId = call.pathValue("orderId");
        Cancellation stand = cancellation.wish(call.caller().partnerId(), orderId, reason)
                .orElseThrow(() -> Problem.notFound("order"));
        if (stand instanceof Cancellation.TooLate tooLate) {
            throw CancelRefusal.of(tooLate);
        }
        DeliveryOrder order = orders.byId(orderId).orElseThrow();
        return Answer.json(stand instanceof Cancellation.Done ? 200 : 202,
                OrderJson.of(order, call.caller().explanationLanguage()));
    }
}
