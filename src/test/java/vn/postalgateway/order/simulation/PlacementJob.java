package vn.postalgateway.order.simulation;

import java.time.Duration;
import java.time.Instant;
import vn.postalgateway.operator.PlacementOutcome;
import vn.postalgateway.order.PlacementAttempt;

/** The steps of the routes order-placement and …-place. */
final class PlacementJob extends Job {

    private PlacementAttempt attempt;
    private PlacementOutcome outcome;
    private Instant leftAt;
    private Instant hangsUntil;

    PlacementJob(World world, Gateway gateway, String orderId) {
        super(world, gateway, orderId);
    }

    @Override
    void step() {
        switch (step) {
            case OPEN -> open();
            case LOOK_AT_THE_LEASE -> lookAtTheLease();
            case SEND -> send();
            case AWAIT -> step = Step.CLOSE;
            case CLOSE -> close();
            default -> throw new IllegalStateException("nothing left to do");
        }
    }

    private void open() {
        attempt = gateway.placement.open(orderId);
        gateway.tell(attempt == null ? "finds nothing to send of" : "opens attempt " + attempt.fence() + " of", orderId);
        step = attempt == null ? Step.DONE : Step.LOOK_AT_THE_LEASE;
    }

    private void lookAtTheLease() {
        leftAt = world.clock.instant();
        if (world.setting.broken() == RuleBreak.SEND_WITHOUT_LOOKING_AT_THE_LEASE
                || attempt.request().mayLeave(leftAt, World.LONGEST_CALL)) {
            step = Step.SEND;
        } else {
            gateway.tell("comes too late to send attempt", attempt.fence(), "of", orderId);
            outcome = new PlacementOutcome.NotSent("held up", null);
            step = Step.CLOSE;
        }
    }

    private void send() {
        boolean tooLong = world.clock.instant().isAfter(leftAt.plus(World.LONGEST_CALL));
        if (tooLong && world.setting.broken() != RuleBreak.SEND_WITHOUT_LOOKING_AT_THE_LEASE) {
            outcome = new PlacementOutcome.NotSent("no connection in time", null);
            step = Step.CLOSE;
            return;
        }
        Reply reply = world.reply();
        outcome = world.create(attempt, reply);
        if (world.setting.broken() == RuleBreak.LET_THE_CLIENT_RESEND_A_CUT_CALL
                && outcome instanceof PlacementOutcome.InDoubt) {
            outcome = world.create(attempt, Reply.ACCEPTED);
        }
        gateway.tell("sends attempt", attempt.fence(), "of", orderId + ";", "the post's reply:", reply.words);
        if (reply == Reply.LATE) {
            hangsUntil = attempt.request().answerBy().plus(world.choices.among(2) == 0 ? Duration.ofSeconds(3)
                    : World.SETTLE_AFTER.multipliedBy(2));
        }
        step = Step.AWAIT;
    }

    private void close() {
        PlacementOutcome told = outcome;
        if (world.setting.broken() == RuleBreak.RETRY_ON_READ_TIMEOUT && outcome instanceof PlacementOutcome.InDoubt) {
            told = new PlacementOutcome.NotSent("taken for not sent", null);
        }
        gateway.placement.close(attempt, told);
        if (told instanceof PlacementOutcome.Accepted accepted) {
            world.post.named(accepted.itemCode());
        }
        gateway.tell("records", told.getClass().getSimpleName(), "for attempt", attempt.fence(), "of", orderId);
        step = Step.DONE;
    }

    @Override
    Instant hangsUntil() {
        return hangsUntil;
    }
}
