package vn.postalgateway.order.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.postalgateway.order.Placement;

/** An order's row in the simulated database, with its attempts and its work in the outbox. */
final class StoredOrder {

    final String orderId;
    Placement placement = Placement.RECEIVED;
    String itemCode;
    long fence;
    Instant leaseUntil;
    Instant doubtSince;
    Instant notFoundAt;
    boolean cleared;
    int asked;
    boolean secondItemCode;
    Work work;
    List<Attempt> attempts = new ArrayList<>();
    List<String> changes = new ArrayList<>();

    record Attempt(long fence, String outcome) { }

    /** A row of the outbox. {@code at} and {@code sentAt} are null for "a person" and "not sent". */
    record Work(String queue, Instant at, Instant sentAt, int sendings) {

        Work sent(Instant when) {
            return new Work(queue, at, when, sendings + 1);
        }

        Work unsent() {
            return new Work(queue, at, null, sendings);
        }
    }

    StoredOrder(String orderId) {
        this.orderId = orderId;
    }

    StoredOrder copy() {
        StoredOrder copy = new StoredOrder(orderId);
        copy.placement = placement;
        copy.itemCode = itemCode;
        copy.fence = fence;
        copy.leaseUntil = leaseUntil;
        copy.doubtSince = doubtSince;
        copy.notFoundAt = notFoundAt;
        copy.cleared = cleared;
        copy.asked = asked;
        copy.secondItemCode = secondItemCode;
        copy.work = work;
        copy.attempts = new ArrayList<>(attempts);
        copy.changes = new ArrayList<>(changes);
        return copy;
    }

    void schedule(String queue, Instant at) {
        work = new Work(queue, at, null, work == null ? 0 : work.sendings());
    }

    void hold() {
        work = work == null ? null : new Work(work.queue(), null, null, work.sendings());
    }

    void closeAttempt(long number, String outcome) {
        attempts.replaceAll(a -> a.fence() == number ? new Attempt(number, outcome) : a);
    }

    boolean hasAttempt(long number) {
        return attempts.stream().anyMatch(a -> a.fence() == number);
    }

    boolean isUnderWay() {
        return placement == Placement.PLACING || placement == Placement.OUTCOME_UNKNOWN;
    }

    boolean isFinished() {
        return placement == Placement.PLACED || placement == Placement.REJECTED || placement == Placement.CANCELLED;
    }

    /** All that a port promises about an order, as words: for the comparison with the real database. */
    String facts() {
        return placement + " item=" + itemCode + " fence=" + fence + " cleared=" + cleared
                + " second=" + secondItemCode + " attempts=" + attempts.stream().map(a -> a.fence() + ":" + a.outcome())
                .toList() + " work=" + (work == null ? "none" : work.queue() + "@" + Objects.toString(work.at(), "person"))
                + " changes=" + changes;
    }
}
