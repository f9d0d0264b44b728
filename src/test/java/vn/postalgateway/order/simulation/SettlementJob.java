package vn.postalgateway.order.simulation;

import vn.postalgateway.operator.InquiryOutcome;
import vn.postalgateway.operator.PlacementInquiry;

/** The steps of the routes placement-doubt-settle and …-order-find. */
final class SettlementJob extends Job {

    private PlacementInquiry inquiry;
    private InquiryOutcome outcome;

    SettlementJob(World world, Gateway gateway, String orderId) {
        super(world, gateway, orderId);
    }

    @Override
    void step() {
        switch (step) {
            case OPEN -> {
                inquiry = gateway.settlement.open(orderId);
                gateway.tell("looks into the doubt about", orderId + (inquiry == null ? ", nothing to ask" : ""));
                step = inquiry == null ? Step.DONE : Step.ASK;
            }
            case ASK -> {
                outcome = world.choices.among(world.healing ? 1 : 3) < 2
                        ? world.post.find(orderId, world.clock.instant()) : new InquiryOutcome.Unanswered("no answer");
                gateway.tell("asks the post for", orderId + ":", outcome);
                step = Step.READ;
            }
            case READ -> {
                gateway.view.readDoubt(orderId);
                step = Step.CLOSE;
            }
            case CLOSE -> {
                gateway.settlement.close(inquiry, outcome);
                if (outcome instanceof InquiryOutcome.Found found) {
                    world.post.named(found.itemCode());
                }
                gateway.view.forget();
                gateway.tell("records what the post said of", orderId);
                step = Step.DONE;
            }
            default -> throw new IllegalStateException("nothing left to do");
        }
    }

    @Override
    boolean writesWork() {
        return inDatabase();
    }
}
