package vn.postalgateway.order;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.postalgateway.operator.Instruction;
import vn.postalgateway.operator.InstructionOutcome;

/**
 * Decides what shall become of items that could not be delivered, at the wish of their sender or by their contract, and
 * tells the operator. The operator's word decides; until it is known nothing is claimed.
 */
public class DeliveryDecision {

    private static final int ORDERS_PER_LOOK = 500;

    private final DeliveryDecisions decisions;
    private final DeliveryOrders orders;
    private final OrderTerms terms;
    private final PlacementRules rules;
    private final Clock clock;

    public DeliveryDecision(DeliveryDecisions decisions, DeliveryOrders orders, OrderTerms terms, PlacementRules rules,
                            Clock clock) {
        this.decisions = decisions;
        this.orders = orders;
        this.terms = terms;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Idempotent: decided again it tells how the decision stands. Empty if the partner has no such order.
     *
     * @param until the last day on which the item is to be held; null for the contract's
     */
    public Optional<Decided> decide(String partnerId, String orderId, Instruction instruction, LocalDate until) {
        Instant now = clock.instant();
        return orders.byId(orderId).filter(o -> o.partnerId().equals(partnerId))
                .map(o -> decisions.decide(new DeliveryDecisions.Wish(orderId, partnerId, instruction,
                        until, terms.heldUntil(o, now)), now));
    }

    /**
     * Decides by contract where nobody decided in time. One order's failure does not keep the others waiting.
     *
     * @throws RuntimeException the first failure, after all others were tried
     */
    public void decideDue() {
        Instant now = clock.instant();
        RuntimeException first = null;
        for (String orderId : decisions.undecided(now, ORDERS_PER_LOOK)) {
            try {
                decisions.decideByContract(orderId, terms.heldUntil(orders.byId(orderId).orElseThrow(), now), now);
            } catch (RuntimeException failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** What the operator is to be told now, or null if there is nothing. */
    public DeliveryDecisions.Telling open(String orderId) {
        return decisions.next(orderId).orElse(null);
    }

    /** Records what the operator made of it. */
    public void close(DeliveryDecisions.Telling telling, InstructionOutcome outcome) {
        Instant now = clock.instant();
        if (outcome instanceof InstructionOutcome.Accepted) {
            decisions.accepted(telling, now);
        } else if (outcome instanceof InstructionOutcome.Refused refused) {
            decisions.refused(telling, refused.message(), now);
        } else if (outcome instanceof InstructionOutcome.Unanswered unanswered) {
            decisions.tellAgain(telling, unanswered.reason(), now,
                    now.plus(Placements.pause(telling.tries(), rules.retryBase(), rules.retryCap())));
        }
    }
}
