package vn.postalgateway.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where orders stand on their way to the operator. Each method is one transaction. */
public interface Placements {

    /**
     * Opens an attempt if the order may be sent: it was never sent, or nothing of it is at the operator for sure.
     * The attempt is committed when this returns; empty if there is nothing to send.
     */
    Optional<PlacementAttempt> open(String orderId, String worker, Instant now, Instant leaseUntil);

    /** The operator has it. A late answer counts too; a second item code for one order is kept and flagged. */
    void placed(String orderId, long fence, String itemCode, Instant now);

    void rejected(String orderId, long fence, String message, Instant now);

    /** Nothing reached the operator: to be sent again at the given time. */
    void notSent(String orderId, long fence, String reason, Instant now, Instant retryAt);

    /** It may have reached the operator; to be looked into at the given time, or by a person if null. */
    void inDoubt(String orderId, long fence, String reason, Instant doubtSince, Instant lookAt, Instant now);

    /** Attempts whose worker did not come back in time become doubt. Returns how many. */
    int doubtOverdueAttempts(Instant now, DoubtTimes lookAt);

    /** The doubt about an order; empty if there is none. */
    Optional<Doubt> doubt(String orderId);

    /**
     * The operator said "not found" for the first time with the settling time over; ask once more at the given time.
     */
    void notFoundOnce(String orderId, Instant now, Instant askAgainAt);

    /** Nothing of it is at the operator for sure: send again. */
    void clearToSend(String orderId, String detail, Instant now);

    /** Nothing learnt: ask again at the given time. */
    void askAgain(String orderId, String detail, Instant now, Instant at);

    /** An order of which it is not known whether the operator has it. {@code firstNotFoundAt} may be null. */
    record Doubt(String orderId, String operator, long fence, Instant since, Instant firstNotFoundAt, int asked) { }

    /** When a doubt that begins now is looked into; empty where only a person may decide. */
    interface DoubtTimes {
        Optional<Instant> lookAt(String operator, Instant doubtSince);
    }


    /** Growing pauses: base, doubled with each try, at most the cap. */
    static Duration pause(int tries, Duration base, Duration cap) {
        Duration grown = base.multipliedBy(1L << Math.min(tries, 16));
        return grown.compareTo(cap) > 0 ? cap : grown;
    }
}
