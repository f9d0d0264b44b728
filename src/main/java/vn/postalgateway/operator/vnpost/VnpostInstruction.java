package vn.postalgateway.operator.vnpost;

import vn.postalgateway.operator.InstructionOutcome;
import vn.postalgateway.operator.InstructionRequest;
import vn.postalgateway.operator.OperatorQuestion;
import vn.postalgateway.operator.OperatorWords;
import vn.postalgateway.platform.call.CallJudge;
import vn.postalgateway.soap.post.Decision;
import vn.postalgateway.soap.post.InstructDelivery;
import vn.postalgateway.soap.post.InstructDeliveryResponse;
import vn.postalgateway.soap.post.InstructResult;

/** Tells the post what to do with an item that it could not deliver. */
class VnpostInstruction implements OperatorQuestion<InstructionRequest, InstructionOutcome> {

    private final CallJudge failures;

    VnpostInstruction(CallJudge failures) {
        this.failures = failures;
    }

    @Override
    public InstructDelivery ask(InstructionRequest request) {
        InstructDelivery wish = new InstructDelivery();
        wish.setOrderReference(request.orderReference());
        wish.setDecision(Decision.fromValue(request.instruction().name()));
        wish.setUntil(request.until() == null ? null : request.until().toString());
        return wish;
    }

    /** Only a clear word decides; anything else is told again, which is harmless. */
    @Override
    public InstructionOutcome read(Object said, InstructionRequest request) {
        if (!(SoapAnswer.of(said) instanceof InstructDeliveryResponse response)) {
            return new InstructionOutcome.Unanswered("the post answered with something else");
        }
        if (response.getResult() == InstructResult.ACCEPTED) {
            return new InstructionOutcome.Accepted();
        }
        return response.getResult() == InstructResult.REFUSED
                ? new InstructionOutcome.Refused(
                        OperatorWords.withoutPersonalData(response.getMessage(), request.parties()))
                : new InstructionOutcome.Unanswered("the post's answer names no result");
    }

    @Override
    public InstructionOutcome fail(Exception failure) {
        return new InstructionOutcome.Unanswered(failures.judge(failure).reason());
    }
}
