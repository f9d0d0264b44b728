package vn.postalgateway.order.json;

import vn.postalgateway.order.Acceptance;
import vn.postalgateway.platform.door.Problem;

/** What a one-stop system is told when its order is not taken, the same at every door. */
public final class OrderRefusal {

    private static final String BACKLOG_RETRY_SECONDS = "10";

    private OrderRefusal() {
    }

    /** @return the problem, or null if the order was taken */
    public static Problem of(Acceptance acceptance) {
        if (acceptance instanceof Acceptance.Refused refused) {
            return Problem.wrongFields(refused.faults());
        }
        if (acceptance instanceof Acceptance.RequestIdReused reused) {
            return Problem.of(422, "request-id-reused",
                    "This requestId was used for an order with other content, which stands unchanged. "
                            + "Send the changed order under a new requestId.")
                    .withMember("order", OrderJson.path(reused.orderId()));
        }
        if (acceptance instanceof Acceptance.BacklogFull) {
            return Problem.of(503, "backlog-full",
                    "Too many orders wait for the operator. Nothing was stored; send the same request again later.")
                    .with("Retry-After", BACKLOG_RETRY_SECONDS);
        }
        if (acceptance instanceof Acceptance.BudgetExhausted) {
            return Problem.of(422, "budget-exhausted",
                    "The contract's budget for this year does not cover this order. Nothing was stored.");
        }
        if (acceptance instanceof Acceptance.DossierUnderWay underWay) {
            return Problem.of(409, "dossier-already-under-way",
                    "An order for dossier " + underWay.dossierCode() + " and this service is under way. "
                            + "Send another: true if a second one is really wanted.")
                    .withMember("order", OrderJson.path(underWay.orderId()))
                    .with("Link", "<" + OrderJson.path(underWay.orderId()) + ">; rel=\"related\"");
        }
        return null;
    }

    /** The same request is being taken in at this moment. */
    public static Problem inFlight() {
        return Problem.of(409, "request-in-flight", "The same request is being taken in; ask again in a moment.")
                .with("Retry-After", "1");
    }
}
