package vn.postalgateway.order.simulation;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import vn.postalgateway.operator.PlacementRequest;
import vn.postalgateway.operator.PostalParty;
import vn.postalgateway.order.Placement;
import vn.postalgateway.order.PlacementAttempt;
import vn.postalgateway.order.Placements;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Vnd;

/**
 * The database of the simulation. Each change works on a draft that replaces the row at commit; a process that is
 * killed before leaves nothing. It keeps the same contract as the real one, see {@code PlacementsContract}.
 */
public final class SimulatedPlacements implements Placements {

    private static final PostalParty SOMEBODY = new PostalParty("Nguyễn Thị Mẫu", "0912345678", "Số 1", "18073", "42");

    private final Map<String, StoredOrder> committed = new LinkedHashMap<>();
    private boolean dieBeforeCommit;
    private boolean leavesSecondItems;
    private boolean stopped;

    /** As the intake leaves it: stored, and its work in the outbox. */
    public void receive(String orderId, Instant now) {
        StoredOrder order = new StoredOrder(orderId);
        order.schedule(Queues.PLACEMENT, now);
        order.changes.add("order.received");
        committed.put(orderId, order);
    }

    /** All that is promised about an order, as words. */
    public String facts(String orderId) {
        return committed.get(orderId).facts();
    }

    /** All that is promised about an order's recalls, as words. */
    public String recallFacts(String orderId) {
        return committed.get(orderId).recallFacts();
    }

    StoredOrder row(String orderId) {
        return committed.get(orderId);
    }

    Collection<StoredOrder> rows() {
        return committed.values();
    }

    /** The process dies in its next transaction. */
    void dieBeforeCommit() {
        dieBeforeCommit = true;
    }

    void surviveAfterAll() {
        dieBeforeCommit = false;
    }

    boolean change(String orderId, Predicate<StoredOrder> transaction) {
        StoredOrder draft = committed.get(orderId).copy();
        boolean changed = transaction.test(draft);
        if (dieBeforeCommit) {
            dieBeforeCommit = false;
            throw new Crash();
        }
        if (changed) {
            committed.put(orderId, draft);
        }
        return changed;
    }

    /** For a broken rule: as if the last transaction had not been. */
    void putBack(StoredOrder before) {
        committed.put(before.orderId, before);
    }

    boolean isStopped() {
        return stopped;
    }

    /** A person stops sending, or lets what waits leave at once. */
    void stop(boolean off) {
        stopped = off;
        for (StoredOrder order : committed.values()) {
            if (!off && order.work != null && order.work.queue().equals(Queues.PLACEMENT)) {
                order.work = order.work.unsent();
            }
        }
    }

    /** For a broken rule: a second item is nobody's business. */
    void leaveSecondItems() {
        leavesSecondItems = true;
    }

    /** For a broken rule: doubt without looking whether the order was cleared. */
    void doubtWhateverItIs(String orderId, long fence, Instant doubtSince, Instant lookAt) {
        change(orderId, o -> {
            if (o.fence == fence && o.isUnderWay()) {
                o.placement = Placement.OUTCOME_UNKNOWN;
                o.doubtSince = doubtSince;
                look(o, lookAt);
                return true;
            }
            return false;
        });
    }

    @Override
    public Optional<PlacementAttempt> open(String orderId, String worker, Instant now, Instant leaseUntil) {
        boolean opened = change(orderId, o -> {
            if (stopped || o.placement != Placement.RECEIVED && !(o.cleared && o.isUnderWay())) {
                return false;
            }
            o.placement = Placement.PLACING;
            o.fence++;
            o.cleared = false;
            o.leaseUntil = leaseUntil;
            o.attempts.add(new StoredOrder.Attempt(o.fence, null));
            return true;
        });
        return opened ? Optional.of(attempt(orderId, leaseUntil)) : Optional.empty();
    }

    private PlacementAttempt attempt(String orderId, Instant leaseUntil) {
        return new PlacementAttempt(orderId, committed.get(orderId).fence, new PlacementRequest(World.OPERATOR, orderId,
                List.of("H27.12-261001-0001"), DeliveryService.RESULT_DELIVERY, new Grams(80), Vnd.of(10_000), SOMEBODY,
                SOMEBODY, null, leaseUntil));
    }

    @Override
    public void placed(String orderId, long fence, String itemCode, Instant now) {
        if (carriedByAnother(orderId, itemCode)) {
            doubtForAPerson(orderId, now);
            return;
        }
        change(orderId, o -> {
            o.closeAttempt(fence, "ACCEPTED");
            place(o, itemCode, now);
            return true;
        });
    }

    @Override
    public void heardOf(String orderId, String itemCode, Instant now) {
        if (carriedByAnother(orderId, itemCode)) {
            doubtForAPerson(orderId, now);
            return;
        }
        change(orderId, o -> {
            place(o, itemCode, now);
            return true;
        });
    }

    private boolean carriedByAnother(String orderId, String itemCode) {
        StoredOrder order = committed.get(orderId);
        return order.itemCode == null && order.isUnderWay()
                && committed.values().stream().anyMatch(o -> o != order && itemCode.equals(o.itemCode));
    }

    private void doubtForAPerson(String orderId, Instant now) {
        inDoubt(orderId, committed.get(orderId).fence, "an item code that another order carries", now, null, now);
    }

    private void place(StoredOrder o, String itemCode, Instant now) {
        String known = o.itemCode;
        if (o.isUnderWay()) {
            o.placement = Placement.PLACED;
            o.itemCode = known == null ? itemCode : known;
            o.leaseUntil = null;
            o.doubtSince = null;
            o.notFoundAt = null;
            o.cleared = false;
            o.work = null;
            o.changes.add("order.placed");
            if (o.wished) {
                o.scheduleRecall(now);
            }
        }
        if (known != null && !known.equals(itemCode) || o.isFinishedWithoutItem()) {
            if (!leavesSecondItems) {
                o.recallItem(itemCode, now);
            }
        }
    }

    @Override
    public void rejected(String orderId, long fence, String message, Instant now) {
        change(orderId, o -> {
            o.closeAttempt(fence, "REJECTED");
            if (o.fence == fence && o.isUnderWay()) {
                o.placement = Placement.REJECTED;
                o.leaseUntil = null;
                o.doubtSince = null;
                o.notFoundAt = null;
                o.cleared = false;
                o.work = null;
                o.changes.add("order.rejected");
                o.decideRecall(SimulatedRecalls.THE_ORDER, "MOOT");
                o.wished = false;
            }
            return true;
        });
    }

    @Override
    public void notSent(String orderId, long fence, String reason, Instant now, Instant retryAt) {
        change(orderId, o -> {
            o.closeAttempt(fence, "NOT_SENT");
            if (o.fence == fence && !o.cleared && o.isUnderWay()) {
                o.cleared = true;
                o.leaseUntil = null;
                if (!o.cancelIfWished()) {
                    o.schedule(Queues.PLACEMENT, retryAt);
                }
            }
            return true;
        });
    }

    @Override
    public void inDoubt(String orderId, long fence, String reason, Instant doubtSince, Instant lookAt, Instant now) {
        change(orderId, o -> {
            if (o.fence != fence || o.cleared || !o.isUnderWay()) {
                return false;
            }
            o.closeAttempt(fence, "IN_DOUBT");
            o.placement = Placement.OUTCOME_UNKNOWN;
            o.leaseUntil = null;
            o.doubtSince = doubtSince;
            o.notFoundAt = null;
            o.asked = 0;
            look(o, lookAt);
            o.changes.add("order.outcome_unknown");
            return true;
        });
    }

    private static void look(StoredOrder order, Instant at) {
        if (at == null) {
            order.hold();
        } else {
            order.schedule(Queues.SETTLEMENT, at);
        }
    }

    @Override
    public List<Overdue> overdue(Instant now, int most) {
        return committed.values().stream()
                .filter(o -> o.placement == Placement.PLACING && !o.cleared && o.leaseUntil.isBefore(now))
                .sorted(Comparator.comparing(o -> o.leaseUntil)).limit(most)
                .map(o -> new Overdue(o.orderId, World.OPERATOR, o.fence, o.leaseUntil)).toList();
    }

    @Override
    public Optional<Doubt> doubt(String orderId) {
        StoredOrder o = committed.get(orderId);
        return o.placement == Placement.OUTCOME_UNKNOWN && !o.cleared
                ? Optional.of(new Doubt(orderId, World.OPERATOR, o.fence, o.doubtSince, o.notFoundAt, o.asked))
                : Optional.empty();
    }

    @Override
    public void notFoundOnce(Doubt doubt, Instant askedAt, Instant now, Instant askAgainAt) {
        learn(doubt, o -> {
            if (o.notFoundAt != null) {
                return false;
            }
            o.notFoundAt = askedAt;
            o.schedule(Queues.SETTLEMENT, askAgainAt);
            return true;
        });
    }

    @Override
    public void clearToSend(Doubt doubt, String detail, Instant now) {
        learn(doubt, o -> {
            o.cleared = true;
            o.closeAttempt(doubt.fence(), "NOT_THERE");
            if (!o.cancelIfWished()) {
                o.schedule(Queues.PLACEMENT, now);
            }
            return true;
        });
    }

    @Override
    public void sendAgain(Doubt doubt, String detail, Instant now) {
        learn(doubt, o -> {
            o.cleared = true;
            o.schedule(Queues.PLACEMENT, now);
            return true;
        });
    }

    @Override
    public void askAgain(Doubt doubt, String detail, Instant now, Instant at) {
        learn(doubt, o -> {
            o.asked++;
            o.schedule(Queues.SETTLEMENT, at);
            return true;
        });
    }

    private void learn(Doubt doubt, Predicate<StoredOrder> lesson) {
        change(doubt.orderId(), o -> o.placement == Placement.OUTCOME_UNKNOWN && !o.cleared && o.fence == doubt.fence()
                && o.doubtSince.equals(doubt.since()) && lesson.test(o));
    }
}
