package vn.postalgateway.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.DeliveryTerms;

/**
 * The terms that hold for one order: of its contract's edition on the day on which the operator took the item over, or
 * on the order's day while it has not.
 */
public final class OrderTerms {

    private final Contracts contracts;
    private final DeliveryTerms terms;

    public OrderTerms(Contracts contracts, DeliveryTerms terms) {
        this.contracts = contracts;
        this.terms = terms;
    }

    /** @param from when the item was taken over, or the order created */
    public Optional<Contract> inForce(String contract, Instant from) {
        return contracts.inForce(contract, VietnamTime.dayOf(from));
    }

    public Optional<Contract> inForce(DeliveryOrder order) {
        return inForce(order.contract(), order.acceptedAt() == null ? order.createdAt() : order.acceptedAt());
    }

    /** Until when an item of this order is held if it is to be held from today on. */
    public LocalDate heldUntil(DeliveryOrder order, Instant now) {
        LocalDate today = VietnamTime.dayOf(now);
        return inForce(order).map(contract -> terms.heldUntil(contract, today)).orElse(today);
    }

    /** What the contracts say. */
    public DeliveryTerms terms() {
        return terms;
    }
}
