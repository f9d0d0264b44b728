package vn.postalgateway.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import vn.postalgateway.operator.CancelOutcome;

/**
 * Cancels orders at their sender's wish, and at the operator what exists without being wanted. The operator's word
 * decides; until it is known nothing is claimed.
 */
public class OrderCancellation {

    private final Recalls recalls;
    private final DeliveryOrders orders;
    private final PlacementRules rules;
    private final Clock clock;

    public OrderCancellation(Recalls recalls, DeliveryOrders orders, PlacementRules rules, Clock clock) {
        this.recalls = recalls;
        this.orders = orders;
        this.rules = rules;
        this.clock = clock;
    }

    /** Idempotent: asked again it tells how the wish stands. Empty if the partner has no such order. */
    public Optional<Cancellation> wish(String partnerId, String orderId, String reason) {
        return orders.byId(orderId).filter(o -> o.partnerId().equals(partnerId))
                .map(o -> recalls.wish(orderId, reason, clock.instant()));
    }

    /** What the operator is to be told now, or null if there is nothing. */
    public Recalls.Recall open(String orderId) {
        return recalls.next(orderId).orElse(null);
    }

    /** Records what the operator made of it. */
    public void close(Recalls.Recall recall, CancelOutcome outcome) {
        Instant now = clock.instant();
        if (outcome instanceof CancelOutcome.Cancelled) {
            recalls.cancelled(recall, now);
        } else if (outcome instanceof CancelOutcome.Refused refused) {
            recalls.refused(recall, refused.message(), now);
        } else if (outcome instanceof CancelOutcome.Pending pending) {
            recalls.tellAgain(recall, pending.message(), now, later(recall, now));
        } else if (outcome instanceof CancelOutcome.Unanswered unanswered) {
            recalls.tellAgain(recall, unanswered.reason(), now, later(recall, now));
        }
    }

    private Instant later(Recalls.Recall recall, Instant now) {
        return now.plus(Placements.pause(recall.tries(), rules.retryBase(), rules.retryCap()));
    }
}
