package vn.postalgateway.operator.vnpost;

import java.util.List;
import vn.postalgateway.operator.InquiryOutcome;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.PlacementInquiry;
import vn.postalgateway.soap.post.FindOrder;
import vn.postalgateway.soap.post.FindOrderResponse;

/** Asks the post by our reference whether it has an order; the steps of the route {@code vnpost-order-find}. */
class VnpostInquiry {

    private final CallJudge failures;

    VnpostInquiry(CallJudge failures) {
        this.failures = failures;
    }

    public FindOrder ask(PlacementInquiry inquiry) {
        FindOrder question = new FindOrder();
        question.setOrderReference(inquiry.orderReference());
        return question;
    }

    /** "Found" without a valid item code is no answer: it would leave the order without its number for good. */
    public InquiryOutcome read(List<?> answer) {
        if (answer == null || answer.size() != 1 || !(answer.get(0) instanceof FindOrderResponse response)) {
            return new InquiryOutcome.Unanswered("the post answered with something else");
        }
        if (!response.isFound()) {
            return new InquiryOutcome.NotFound();
        }
        String code = response.getItemCode() == null ? null : response.getItemCode().strip();
        return ItemCode.isValid(code) ? new InquiryOutcome.Found(code, response.getStatus())
                : new InquiryOutcome.Unanswered("the post has the order but named no valid item code");
    }

    public InquiryOutcome fail(Exception failure) {
        return new InquiryOutcome.Unanswered(failures.judge(failure).reason());
    }
}
