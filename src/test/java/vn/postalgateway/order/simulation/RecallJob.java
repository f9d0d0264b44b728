package vn.postalgateway.order.simulation;

import vn.postalgateway.operator.CancelOutcome;
import vn.postalgateway.order.Recalls;

/** The steps of the routes order-recall and …-order-cancel. */
final class RecallJob extends Job {

    private Recalls.Recall recall;
    private CancelOutcome outcome;

    RecallJob(World world, Gateway gateway, String orderId) {
        super(world, gateway, orderId);
    }

    @Override
    void step() {
        switch (step) {
            case OPEN -> {
                recall = gateway.cancellation.open(orderId);
                step = recall == null ? Step.DONE : Step.TELL;
            }
            case TELL -> {
                outcome = tell();
                gateway.tell("tells the post to cancel", orderId, recall.extraItem() == null ? "" : recall.extraItem(),
                        "and hears:", outcome);
                step = Step.CLOSE;
            }
            case CLOSE -> {
                gateway.cancellation.close(recall, outcome);
                gateway.tell("records the post's word about cancelling", orderId);
                step = Step.DONE;
            }
            default -> throw new IllegalStateException("nothing left to do");
        }
    }

    private CancelOutcome tell() {
        int how = world.choices.among(world.healing ? 1 : 4);
        if (how == 1) {
            return new CancelOutcome.Pending("deciding");
        }
        if (how == 2) {
            return new CancelOutcome.Unanswered("lost before");
        }
        CancelOutcome decided = world.post.cancel(recall.request());
        return how == 3 ? new CancelOutcome.Unanswered("lost after") : decided;
    }
}
