package vn.postalgateway.order.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.postalgateway.operator.CancelOutcome;
import vn.postalgateway.operator.CancelRequest;
import vn.postalgateway.operator.DoubtClass;
import vn.postalgateway.operator.InquiryOutcome;

/** The operator, with its own journal: the judge's witness, which the gateway cannot see. */
final class SimulatedPost {

    /** What stands in the post's journal. */
    static final class Item {
        final String orderId;
        final String itemCode;
        final Instant knownFrom;
        boolean told;
        boolean cancelled;
        boolean pickedUp;
        boolean namedToUs;

        Item(String orderId, String itemCode, Instant knownFrom) {
            this.orderId = orderId;
            this.itemCode = itemCode;
            this.knownFrom = knownFrom;
        }
    }

    private final DoubtClass doubtClass;
    private final boolean noticesDoubles;
    private final List<Item> journal = new ArrayList<>();

    /** @param noticesDoubles it answers a second create with the first one's item; class A always does */
    SimulatedPost(DoubtClass doubtClass, boolean noticesDoubles) {
        this.doubtClass = doubtClass;
        this.noticesDoubles = noticesDoubles || doubtClass == DoubtClass.A;
    }

    /** Registers an item and returns its code. */
    String create(String orderId, Instant now, Duration registeredAfter) {
        if (noticesDoubles) {
            Optional<Item> before = journal.stream().filter(i -> i.orderId.equals(orderId))
                    .filter(i -> doubtClass == DoubtClass.A || !i.knownFrom.isAfter(now)).findFirst();
            if (before.isPresent()) {
                return before.get().itemCode;
            }
        }
        Item item = new Item(orderId, "ITEM" + (journal.size() + 1), now.plus(registeredAfter));
        journal.add(item);
        return item.itemCode;
    }

    /** Nobody but the post decides: what is picked up is carried, everything else is cancelled. */
    CancelOutcome cancel(CancelRequest request) {
        boolean any = false;
        for (Item item : journal) {
            if (item.orderId.equals(request.orderReference())
                    && (request.itemCode() == null || request.itemCode().equals(item.itemCode))) {
                if (item.pickedUp) {
                    return new CancelOutcome.Refused("picked up");
                }
                item.cancelled = true;
                any = true;
            }
        }
        return any ? new CancelOutcome.Cancelled() : new CancelOutcome.Refused("no such order");
    }

    void named(String itemCode) {
        journal.stream().filter(i -> i.itemCode.equals(itemCode)).forEach(i -> i.namedToUs = true);
    }

    boolean has(String orderId) {
        return journal.stream().anyMatch(i -> i.orderId.equals(orderId));
    }

    InquiryOutcome find(String orderId, Instant now) {
        return journal.stream().filter(i -> i.orderId.equals(orderId) && !i.knownFrom.isAfter(now)).findFirst()
                .<InquiryOutcome>map(i -> new InquiryOutcome.Found(i.itemCode, "1"))
                .orElseGet(InquiryOutcome.NotFound::new);
    }

    /** What a person at the post finds in its books. */
    Optional<Item> inItsBooks(String orderId) {
        return journal.stream().filter(i -> i.orderId.equals(orderId)).findFirst();
    }

    List<Item> items() {
        return journal;
    }

    int liveItems(String orderId) {
        int live = 0;
        for (Item item : journal) {
            live += item.orderId.equals(orderId) && !item.cancelled ? 1 : 0;
        }
        return live;
    }
}
