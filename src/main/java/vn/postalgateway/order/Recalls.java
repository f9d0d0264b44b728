package vn.postalgateway.order;

import java.time.Instant;
import java.util.Optional;
import vn.postalgateway.operator.CancelRequest;

/**
 * What has to be cancelled at the operator (thu hồi): orders at their sender's wish, and items that exist beside the
 * order's own. Each method is one transaction and a compare-and-set, like those of {@link Placements}, which carry a
 * wish on: an order that turns out not to be at the operator is cancelled instead of sent.
 */
public interface Recalls {

    /**
     * The sender wishes the order cancelled. Cancelled at once if surely nothing of it is at the operator; otherwise
     * remembered, and the operator is told as soon as it is certain that it has the order.
     */
    Cancellation wish(String orderId, String reason, Instant now);

    /** What the operator is to be told next about this order; empty if nothing. */
    Optional<Recall> next(String orderId);

    /** The operator will not carry it. */
    void cancelled(Recall recall, Instant now);

    /** The operator goes on carrying it, for the reason that it gave. */
    void refused(Recall recall, String message, Instant now);

    /** Not decided: the operator is told again at the given time. */
    void tellAgain(Recall recall, String detail, Instant now, Instant at);

    /**
     * One recall.
     *
     * @param extraItem null for the order itself; else the code of an item beside it
     * @param tries     how often the operator was told in vain, for growing pauses
     */
    record Recall(String orderId, String extraItem, int tries, CancelRequest request) { }
}
