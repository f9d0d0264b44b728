package vn.postalgateway.console;

import vn.postalgateway.order.DispatchSwitch;
import vn.postalgateway.order.DoubtDecision;
import vn.postalgateway.order.ParkedMessages;
import vn.postalgateway.order.ParkedSelection;
import vn.postalgateway.order.ParkedWork;

/** How much waits for support. */
public final class WaitingWork {

    private static final int MOST_DOUBTS = 500;

    private final DoubtDecision doubts;
    private final ParkedMessages parked;
    private final DispatchSwitch dispatch;
    private final WebhookDesk webhooks;

    public WaitingWork(DoubtDecision doubts, ParkedMessages parked, DispatchSwitch dispatch, WebhookDesk webhooks) {
        this.doubts = doubts;
        this.parked = parked;
        this.dispatch = dispatch;
        this.webhooks = webhooks;
    }

    /**
     * The work of one moment.
     *
     * @param stopped operators to whom no order leaves
     * @param untold  partners that are not told what happens as it happens
     */
    public record Counts(long doubts, long parked, long stopped, long untold) { }

    public Counts now() {
        return new Counts(doubts.waiting(MOST_DOUBTS).size(),
                parked.counts(ParkedSelection.ALL).get(ParkedWork.State.OPEN), dispatch.stopped().size(),
                webhooks.all().stream().filter(target -> !target.isWell()).count());
    }
}
