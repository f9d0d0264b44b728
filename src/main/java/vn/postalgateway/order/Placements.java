package vn.postalgateway.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where orders stand on their way to the operator. Each method is one transaction: committed when it returns, and
 * nothing of it happened when it throws. Each is a compare-and-set, so that a worker that was overtaken, or is told the
 * same thing twice, changes nothing.
 */
public interface Placements {

    /**
     * Opens an attempt if the order may be sent: it was never sent, or it was cleared to be sent again, and nobody has
     * stopped sending to its operator. The attempt is committed when this returns; empty if there is nothing to send.
     */
    Optional<PlacementAttempt> open(String orderId, String worker, Instant now, Instant leaseUntil);

    /**
     * The operator took it. Counts however late it comes. A second item code for one order, or one for an order that
     * ended without, is kept, flagged and recalled.
     */
    void placed(String orderId, long fence, String itemCode, Instant now);

    /**
     * The operator speaks of the order under this item code, in an event or asked by our reference: it has it, whatever
     * became of our own call. Without effect on an order that was never sent.
     */
    void heardOf(String orderId, String itemCode, Instant now);

    /** The operator read it and does not take it; counts while no newer attempt was opened. */
    void rejected(String orderId, long fence, String message, Instant now);

    /**
     * Nothing of this attempt reached the operator: to be sent again at the given time, or cancelled if that is wished.
     * Lifts a doubt about the same attempt.
     */
    void notSent(String orderId, long fence, String reason, Instant now, Instant retryAt);

    /**
     * It may have reached the operator; to be looked into at the given time, or by a person if null. Without effect on
     * an order that a newer attempt, a certainty or a clearance has overtaken.
     */
    void inDoubt(String orderId, long fence, String reason, Instant doubtSince, Instant lookAt, Instant now);

    /** Open attempts whose lease is over, longest ago first. */
    List<Overdue> overdue(Instant now, int most);

    /** The doubt about an order; empty if there is none. */
    Optional<Doubt> doubt(String orderId);

    /**
     * The operator said "not found" to a question of the given time, with the settling time over; ask once more.
     * Without effect if this very doubt is no more, or had its first "not found" already.
     */
    void notFoundOnce(Doubt doubt, Instant askedAt, Instant now, Instant askAgainAt);

    /**
     * Nothing of it is at the operator for sure: send it, or cancel it if that is wished. Without effect if this very
     * doubt is no more.
     */
    void clearToSend(Doubt doubt, String detail, Instant now);

    /** It may be there, but sending again is harmless: send it. Without effect if this very doubt is no more. */
    void sendAgain(Doubt doubt, String detail, Instant now);

    /** Nothing learnt: ask again at the given time. Without effect if this very doubt is no more. */
    void askAgain(Doubt doubt, String detail, Instant now, Instant at);

    /**
     * An order of which it is not known whether the operator has it.
     *
     * @param fence           of the doubtful attempt
     * @param since           from when on its call was surely over
     * @param firstNotFoundAt when it was first asked for in vain after the settling time; may be null
     * @param asked           unanswered questions, for growing pauses
     */
    record Doubt(String orderId, String operator, long fence, Instant since, Instant firstNotFoundAt, int asked) { }

    /** An attempt that nobody closed within its lease. */
    record Overdue(String orderId, String operator, long fence, Instant leaseUntil) { }

    /** Growing pauses: base, doubled with each try, at most the cap. */
    static Duration pause(int tries, Duration base, Duration cap) {
        Duration grown = base.multipliedBy(1L << Math.min(tries, 16));
        return grown.compareTo(cap) > 0 ? cap : grown;
    }
}
