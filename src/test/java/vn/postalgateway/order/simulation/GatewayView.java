package vn.postalgateway.order.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.postalgateway.order.PlacementAttempt;
import vn.postalgateway.order.Placements;

/**
 * The database as one gateway sees it: what it read a step ago may be old when it writes. Here also live the broken
 * rules that concern what is written.
 */
final class GatewayView implements Placements {

    private final SimulatedPlacements store;
    private final RuleBreak broken;
    private Optional<Doubt> doubtRead;
    private List<Overdue> overdueRead;

    GatewayView(SimulatedPlacements store, RuleBreak broken) {
        this.store = store;
        this.broken = broken;
    }

    void readDoubt(String orderId) {
        doubtRead = store.doubt(orderId);
    }

    void readOverdue(Instant now) {
        overdueRead = store.overdue(now, 500);
    }

    boolean hasReadOverdue() {
        return overdueRead != null;
    }

    void forget() {
        doubtRead = null;
        overdueRead = null;
    }

    @Override
    public Optional<PlacementAttempt> open(String orderId, String worker, Instant now, Instant leaseUntil) {
        if (broken != RuleBreak.SKIP_THE_ATTEMPT_ROW) {
            return store.open(orderId, worker, now, leaseUntil);
        }
        StoredOrder before = store.row(orderId);
        Optional<PlacementAttempt> attempt = store.open(orderId, worker, now, leaseUntil);
        attempt.ifPresent(a -> store.putBack(before));
        return attempt;
    }

    private void openAfterwards(String orderId, long fence, Instant now) {
        if (broken == RuleBreak.SKIP_THE_ATTEMPT_ROW && store.row(orderId).fence < fence) {
            store.open(orderId, "", now, now);
        }
    }

    @Override
    public void placed(String orderId, long fence, String itemCode, Instant now) {
        openAfterwards(orderId, fence, now);
        store.placed(orderId, fence, itemCode, now);
    }

    @Override
    public void heardOf(String orderId, String itemCode, Instant now) {
        store.heardOf(orderId, itemCode, now);
    }

    @Override
    public void rejected(String orderId, long fence, String message, Instant now) {
        openAfterwards(orderId, fence, now);
        store.rejected(orderId, fence, message, now);
    }

    @Override
    public void notSent(String orderId, long fence, String reason, Instant now, Instant retryAt) {
        openAfterwards(orderId, fence, now);
        store.notSent(orderId, fence, reason, now, retryAt);
    }

    @Override
    public void inDoubt(String orderId, long fence, String reason, Instant since, Instant lookAt, Instant now) {
        openAfterwards(orderId, fence, now);
        if (broken == RuleBreak.TAKE_A_CRASH_FOR_NOT_SENT && overdueRead != null) {
            store.notSent(orderId, fence, reason, now, now);
        } else if (broken == RuleBreak.LET_RECOVERY_DOUBT_WHAT_WAS_SURELY_NOT_SENT && overdueRead != null) {
            store.doubtWhateverItIs(orderId, fence, since, lookAt);
        } else {
            store.inDoubt(orderId, fence, reason, since, lookAt, now);
        }
    }

    @Override
    public List<Overdue> overdue(Instant now, int most) {
        return overdueRead;
    }

    @Override
    public Optional<Doubt> doubt(String orderId) {
        return doubtRead == null ? store.doubt(orderId) : doubtRead;
    }

    @Override
    public void notFoundOnce(Doubt doubt, Instant askedAt, Instant now, Instant askAgainAt) {
        store.notFoundOnce(doubt, askedAt, now, askAgainAt);
    }

    @Override
    public void clearToSend(Doubt doubt, String detail, Instant now) {
        boolean older = broken == RuleBreak.CLEAR_A_DOUBT_WITH_THE_PROOF_OF_AN_OLDER_ONE;
        store.clearToSend(older ? store.doubt(doubt.orderId()).orElse(doubt) : doubt, detail, now);
    }

    @Override
    public void sendAgain(Doubt doubt, String detail, Instant now) {
        store.sendAgain(doubt, detail, now);
    }

    @Override
    public void askAgain(Doubt doubt, String detail, Instant now, Instant at) {
        if (broken == RuleBreak.TRUST_THE_FIRST_NOT_FOUND && detail.startsWith("not found")) {
            store.clearToSend(doubt, detail, now);
        } else {
            store.askAgain(doubt, detail, now, at);
        }
    }
}
