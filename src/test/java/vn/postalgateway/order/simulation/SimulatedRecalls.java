package vn.postalgateway.order.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.postalgateway.operator.CancelRequest;
import vn.postalgateway.order.Cancellation;
import vn.postalgateway.order.Placement;
import vn.postalgateway.order.Recalls;

/** The recalls of the simulated database, in the same rows as its placements. */
public final class SimulatedRecalls implements Recalls {

    static final String THE_ORDER = "";

    private final SimulatedPlacements store;

    public SimulatedRecalls(SimulatedPlacements store) {
        this.store = store;
    }

    @Override
    public Cancellation wish(String orderId, String reason, Instant now) {
        Cancellation[] answer = new Cancellation[1];
        store.change(orderId, o -> {
            answer[0] = wish(o, now);
            return true;
        });
        return answer[0];
    }

    private static Cancellation wish(StoredOrder o, Instant now) {
        StoredOrder.Recalled before = o.recalls.get(THE_ORDER);
        if (o.placement == Placement.CANCELLED) {
            return new Cancellation.Done();
        }
        if (o.placement == Placement.REJECTED || before != null && !before.isOpen() || o.pickedUp && before == null) {
            return new Cancellation.TooLate("too late");
        }
        if (before != null) {
            return new Cancellation.Pending();
        }
        o.recalls.put(THE_ORDER, new StoredOrder.Recalled("OPEN", 0));
        o.wished = true;
        if (o.placement == Placement.PLACED) {
            o.scheduleRecall(now);
            return new Cancellation.Pending();
        }
        return o.cancelIfWished() ? new Cancellation.Done() : new Cancellation.Pending();
    }

    @Override
    public Optional<Recall> next(String orderId) {
        return next(store.row(orderId));
    }

    private static Optional<Recall> next(StoredOrder o) {
        return o.recalls.entrySet().stream().filter(r -> r.getValue().isOpen())
                .filter(r -> !r.getKey().equals(THE_ORDER) || o.placement == Placement.PLACED)
                .max(Map.Entry.comparingByKey()).map(r -> {
                    boolean itself = r.getKey().equals(THE_ORDER);
                    String code = !itself ? r.getKey() : o.recalls.size() > 1 ? o.itemCode : null;
                    return new Recall(o.orderId, itself ? null : r.getKey(), r.getValue().tries(),
                            new CancelRequest(World.OPERATOR, o.orderId, code, "Không cần nữa", List.of()));
                });
    }

    @Override
    public void cancelled(Recall recall, Instant now) {
        store.change(recall.orderId(), o -> {
            if (o.decideRecall(itemOf(recall), "DONE") && recall.extraItem() == null) {
                o.cancel();
            }
            goOn(o, now);
            return true;
        });
    }

    @Override
    public void refused(Recall recall, String message, Instant now) {
        store.change(recall.orderId(), o -> {
            if (o.decideRecall(itemOf(recall), "REFUSED")) {
                o.wished = o.wished && recall.extraItem() != null;
                o.changes.add("order.cancel_refused");
            }
            goOn(o, now);
            return true;
        });
    }

    private static void goOn(StoredOrder o, Instant now) {
        if (next(o).isPresent()) {
            o.scheduleRecall(now);
        } else {
            o.recallWork = null;
        }
    }

    @Override
    public void tellAgain(Recall recall, String detail, Instant now, Instant at) {
        store.change(recall.orderId(), o -> {
            StoredOrder.Recalled row = o.recalls.get(itemOf(recall));
            if (row.isOpen()) {
                o.recalls.put(itemOf(recall), new StoredOrder.Recalled("PENDING", row.tries() + 1));
                o.scheduleRecall(at);
            }
            return true;
        });
    }

    private static String itemOf(Recall recall) {
        return recall.extraItem() == null ? THE_ORDER : recall.extraItem();
    }
}
