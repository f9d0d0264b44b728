package vn.postalgateway.operator.vnpost;

import java.util.List;
import vn.postalgateway.operator.InstructionOutcome;
import vn.postalgateway.operator.InstructionRequest;
import vn.postalgateway.soap.post.Decision;
import vn.postalgateway.soap.post.InstructDelivery;
import vn.postalgateway.soap.post.InstructDeliveryResponse;
import vn.postalgateway.soap.post.InstructResult;

/** Tells the post what to do with an item that it could not deliver; the steps of {@code vnpost-order-instruct}. */
class VnpostInstruction {

    private final CallJudge failures;

    VnpostInstruction(CallJudge failures) {
        this.failures = failures;
    }

    public InstructDelivery ask(InstructionRequest request) {
        InstructDelivery wish = new InstructDelivery();
        wish.setOrderReference(request.orderReference());
        wish.setDecision(Decision.fromValue(request.instruction().name()));
        wish.setUntil(request.until() == null ? null : request.until().toString());
        return wish;
    }

    /** Only a clear word decides; anything else is told again, which is harmless. */
    public InstructionOutcome read(List<?> answer, InstructionRequest request) {
        if (answer == null || answer.size() != 1 || !(answer.get(0) instanceof InstructDeliveryResponse response)) {
            return new InstructionOutcome.Unanswered("the post answered with something else");
        }
        if (response.getResult() == InstructResult.ACCEPTED) {
            return new InstructionOutcome.Accepted();
        }
        return response.getResult() == InstructResult.REFUSED
                ? new InstructionOutcome.Refused(
                        PostWords.withoutPersonalData(response.getMessage(), request.parties()))
                : new InstructionOutcome.Unanswered("the post's answer names no result");
    }

    public InstructionOutcome fail(Exception failure) {
        return new InstructionOutcome.Unanswered(failures.judge(failure).reason());
    }
}
