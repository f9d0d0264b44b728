package vn.postalgateway.order.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
    boolean itemAfterEnd;
    boolean wished;
    boolean pickedUp;
    Work work;
    Work recallWork;
    Map<String, Recalled> recalls = new TreeMap<>();
    List<Attempt> attempts = new ArrayList<>();
    List<String> changes = new ArrayList<>();

    record Attempt(long fence, String outcome) { }

    record Recalled(String state, int tries) {

        boolean isOpen() {
            return state.equals("OPEN") || state.equals("PENDING");
        }
    }

    /** A row of the outbox. {@code at} and {@code sentAt} are null for "a person" and "not sent". */
    record Work(String queue, Instant at, Instant sentAt, int sendings, int overdue) {

        Work sent(Instant when) {
            return new Work(queue, at, when, sendings + 1, overdue);
        }

        Work unsent() {
            return new Work(queue, at, null, sendings, overdue);
        }

        Work overdueAgain() {
            return new Work(queue, at, null, sendings, overdue + 1);
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
        copy.itemAfterEnd = itemAfterEnd;
        copy.wished = wished;
        copy.pickedUp = pickedUp;
        copy.work = work;
        copy.recallWork = recallWork;
        copy.recalls = recalls.isEmpty() ? recalls : new TreeMap<>(recalls);
        copy.attempts = new ArrayList<>(attempts);
        copy.changes = new ArrayList<>(changes);
        return copy;
    }

    void schedule(String queue, Instant at) {
        work = new Work(queue, at, null, work == null ? 0 : work.sendings(), 0);
    }

    void scheduleRecall(Instant at) {
        recallWork = new Work(Queues.CANCELLATION, at, null, recallWork == null ? 0 : recallWork.sendings(), 0);
    }

    void hold() {
        work = work == null ? null : new Work(work.queue(), null, null, work.sendings(), 0);
        recallWork = recallWork == null ? null : new Work(recallWork.queue(), null, null, recallWork.sendings(), 0);
    }

    void recallItem(String code, Instant now) {
        if (!recalls.containsKey(code)) {
            recalls = new TreeMap<>(recalls);
            recalls.put(code, new Recalled("OPEN", 0));
            scheduleRecall(now);
            changes.add(isFinishedWithoutItem() ? "order.item_after_end" : "order.second_item_code");
            itemAfterEnd |= isFinishedWithoutItem();
            secondItemCode |= !isFinishedWithoutItem();
        }
    }

    boolean decideRecall(String item, String state) {
        Recalled row = recalls.get(item);
        if (row == null || !row.isOpen()) {
            return false;
        }
        recalls.put(item, new Recalled(state, row.tries()));
        return true;
    }

    boolean cancelIfWished() {
        if (!wished || attempts.stream().anyMatch(a -> a.outcome() == null || a.outcome().equals("IN_DOUBT"))) {
            return false;
        }
        cancel();
        return true;
    }

    void cancel() {
        decideRecall(SimulatedRecalls.THE_ORDER, "DONE");
        placement = Placement.CANCELLED;
        leaseUntil = null;
        doubtSince = null;
        notFoundAt = null;
        cleared = false;
        wished = false;
        work = null;
        changes.add("order.cancelled");
    }

    boolean isFinishedWithoutItem() {
        return itemCode == null && (placement == Placement.CANCELLED || placement == Placement.REJECTED);
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

    /** All that is promised about its recalls. */
    String recallFacts() {
        return "wished=" + wished + " after=" + itemAfterEnd + " recalls=" + recalls.entrySet().stream()
                .map(r -> r.getKey() + ":" + r.getValue().state() + ":" + r.getValue().tries()).toList() + " work="
                + (recallWork == null ? "none" : recallWork.queue() + "@" + Objects.toString(recallWork.at(), "person"));
    }
}
