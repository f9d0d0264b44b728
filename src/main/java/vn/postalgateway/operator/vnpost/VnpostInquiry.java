package vn.postalgateway.operator.vnpost;

import vn.postalgateway.operator.InquiryOutcome;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.OperatorQuestion;
import vn.postalgateway.operator.PlacementInquiry;
import vn.postalgateway.platform.call.CallJudge;
import vn.postalgateway.soap.post.FindOrder;
import vn.postalgateway.soap.post.FindOrderResponse;

/** Asks the post by our reference whether it has an order. */
class VnpostInquiry implements OperatorQuestion<PlacementInquiry, InquiryOutcome> {

    private final CallJudge failures;

    VnpostInquiry(CallJudge failures) {
        this.failures = failures;
    }

    @Override
    public FindOrder ask(PlacementInquiry inquiry) {
        FindOrder question = new FindOrder();
        question.setOrderReference(inquiry.orderReference());
        return question;
    }

    /** "Found" without a valid item code is no answer: it would leave the order without its number for good. */
    @Override
    public InquiryOutcome read(Object said, PlacementInquiry inquiry) {
        if (!(SoapAnswer.of(said) instanceof FindOrderResponse response)) {
            return new InquiryOutcome.Unanswered("the post answered with something else");
        }
        if (!response.isFound()) {
            return new InquiryOutcome.NotFound();
        }
        String code = response.getItemCode() == null ? null : response.getItemCode().strip();
        return ItemCode.isValid(code) ? new InquiryOutcome.Found(code, response.getStatus())
                : new InquiryOutcome.Unanswered("the post has the order but named no valid item code");
    }

    @Override
    public InquiryOutcome fail(Exception failure) {
        return new InquiryOutcome.Unanswered(failures.judge(failure).reason());
    }
}
