package vn.postalgateway.tracking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.contract.Handling;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.DeliveryStop;
import vn.postalgateway.order.OrderTerms;
import vn.postalgateway.tariff.Zone;

/** What an order's contract makes of its history: what it is promised, when it is owed, when somebody has to act. */
public final class OrderCourse {

    private final MovementHistory history;
    private final Instant createdAt;
    private final Optional<Contract> contract;
    private final DeliveryTerms terms;

    public OrderCourse(String contract, Instant createdAt, MovementHistory history, OrderTerms terms) {
        this.history = history;
        this.createdAt = createdAt;
        this.contract = terms.inForce(contract, from(history, createdAt));
        this.terms = terms.terms();
    }

    private static Instant from(MovementHistory history, Instant createdAt) {
        return history.heldBy().map(TrackedEvent::occurredAt).orElse(createdAt);
    }

    /** Working days count from the day of acceptance; until then, or if a correction took it back, from the order's. */
    public Optional<LocalDate> promisedBy(Zone zone) {
        return contract.map(c -> terms.promisedOn(c, zone, VietnamTime.dayOf(from(history, createdAt))));
    }

    /** When the item became billable: at the time of an end that the contract pays for; null otherwise. */
    public Instant billableAt() {
        return history.endedBy().filter(end -> contract.filter(c -> terms.isBillable(c, end.movement())).isPresent())
                .map(TrackedEvent::occurredAt).orElse(null);
    }

    /** Until when the operator may compensate what it lost or damaged; null where it did neither. */
    public LocalDate compensateBy() {
        return history.harmedBy().flatMap(harm -> contract.map(
                c -> terms.compensateBy(c, VietnamTime.dayOf(harm.occurredAt())))).orElse(null);
    }

    /** Where the item waits after a failed delivery; null if it does not. */
    public DeliveryStop stop(Instant now) {
        Optional<TrackedEvent> decides = history.decidedBy().filter(e -> DeliveryStop.waits(e.movement()));
        if (decides.isEmpty() || contract.isEmpty()) {
            return null;
        }
        Movement movement = decides.get().movement();
        FailedAttempts failed = history.failedAttempts();
        Handling handling = terms.handling(contract.get());
        Instant at = movement == Movement.HELD ? decides.get().occurredAt() : failed.last().orElseThrow().at();
        return new DeliveryStop(movement, at, why(movement, failed, handling.attempts()),
                terms.decideBy(contract.get(), now), handling.undecided());
    }

    private static DeliveryStop.Why why(Movement movement, FailedAttempts failed, int granted) {
        if (failed.used() >= granted) {
            return DeliveryStop.Why.ATTEMPTS_USED;
        }
        if (failed.isFurtherTryPointless()) {
            return DeliveryStop.Why.TRY_IS_POINTLESS;
        }
        return movement == Movement.HELD ? DeliveryStop.Why.HELD : null;
    }
}
