package vn.postalgateway.operator.myvnpost;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import vn.postalgateway.operator.InquiryOutcome;
import vn.postalgateway.operator.OperatorQuestion;
import vn.postalgateway.operator.PlacementInquiry;
import vn.postalgateway.operator.myvnpost.CustomerApi.ApiAnswer;
import vn.postalgateway.operator.myvnpost.CustomerApi.ApiCall;
import vn.postalgateway.platform.call.CallJudge;

/** getOrder by our own order's code: whether the post has the order. */
class ApiInquiry implements OperatorQuestion<PlacementInquiry, InquiryOutcome> {

    private final CallJudge failures;

    ApiInquiry(CallJudge failures) {
        this.failures = failures;
    }

    @Override
    public ApiCall ask(PlacementInquiry inquiry) {
        return api -> api.get("getOrder", CustomerApi.BY_OUR_REFERENCE, inquiry.orderReference());
    }

    /** "Not found" is an empty list and nothing else; several items under our code are for a person to look at. */
    @Override
    public InquiryOutcome read(Object said, PlacementInquiry inquiry) {
        Optional<List<JsonNode>> orders = ApiOrders.in((ApiAnswer) said);
        if (orders.isEmpty()) {
            return new InquiryOutcome.Unanswered("the post answered with something else");
        }
        if (orders.get().isEmpty()) {
            return new InquiryOutcome.NotFound();
        }
        JsonNode order = orders.get().get(0);
        if (orders.get().size() > 1) {
            return new InquiryOutcome.Unanswered("the post has several orders under our reference");
        }
        if (!order.path("saleOrderCode").asText().equals(inquiry.orderReference())) {
            return new InquiryOutcome.Unanswered("the post answered for another order");
        }
        String code = ApiOrders.itemCode(order);
        return code == null ? new InquiryOutcome.Unanswered("the post has the order but named no valid item code")
                : new InquiryOutcome.Found(code, order.path("status").asText(null));
    }

    @Override
    public InquiryOutcome fail(Exception failure) {
        return new InquiryOutcome.Unanswered(failures.judge(failure).reason());
    }
}
