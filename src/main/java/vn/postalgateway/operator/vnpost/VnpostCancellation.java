package vn.postalgateway.operator.vnpost;

import vn.postalgateway.operator.CancelOutcome;
import vn.postalgateway.operator.CancelRequest;
import vn.postalgateway.operator.OperatorQuestion;
import vn.postalgateway.operator.OperatorWords;
import vn.postalgateway.platform.call.CallJudge;
import vn.postalgateway.soap.post.CancelOrder;
import vn.postalgateway.soap.post.CancelOrderResponse;
import vn.postalgateway.soap.post.CancelResult;

/** Tells the post to cancel an order, or one item of it. */
class VnpostCancellation implements OperatorQuestion<CancelRequest, CancelOutcome> {

    private final CallJudge failures;

    VnpostCancellation(CallJudge failures) {
        this.failures = failures;
    }

    @Override
    public CancelOrder ask(CancelRequest request) {
        CancelOrder wish = new CancelOrder();
        wish.setOrderReference(request.orderReference());
        wish.setItemCode(request.itemCode());
        wish.setReason(request.reason());
        return wish;
    }

    /** Only a clear word decides; anything else is asked again, which is harmless. */
    @Override
    public CancelOutcome read(Object said, CancelRequest request) {
        if (!(SoapAnswer.of(said) instanceof CancelOrderResponse response)) {
            return new CancelOutcome.Unanswered("the post answered with something else");
        }
        String words = OperatorWords.withoutPersonalData(response.getMessage(), request.parties());
        if (response.getResult() == CancelResult.CANCELLED) {
            return new CancelOutcome.Cancelled();
        }
        if (response.getResult() == CancelResult.REFUSED) {
            return new CancelOutcome.Refused(words);
        }
        return response.getResult() == CancelResult.PENDING ? new CancelOutcome.Pending(words)
                : new CancelOutcome.Unanswered("the post's answer names no result");
    }

    @Override
    public CancelOutcome fail(Exception failure) {
        return new CancelOutcome.Unanswered(failures.judge(failure).reason());
    }
}
