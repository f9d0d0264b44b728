package vn.postalgateway.operator.myvnpost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import vn.postalgateway.operator.CancelOutcome;
import vn.postalgateway.operator.CancelRequest;
import vn.postalgateway.operator.OperatorQuestion;
import vn.postalgateway.operator.OperatorWords;
import vn.postalgateway.operator.myvnpost.CustomerApi.ApiAnswer;
import vn.postalgateway.operator.myvnpost.CustomerApi.ApiCall;
import vn.postalgateway.platform.call.CallJudge;

/** orderCancel, which wants the post's own id of the order: getOrder is asked for it before. */
class ApiCancellation implements OperatorQuestion<CancelRequest, CancelOutcome> {

    private static final String DONE = "00";
    private static final String PENDING = "02";

    private final CallJudge failures;

    ApiCancellation(CallJudge failures) {
        this.failures = failures;
    }

    @Override
    public ApiCall ask(CancelRequest request) {
        return api -> {
            ApiAnswer found = api.get("getOrder", CustomerApi.BY_OUR_REFERENCE, request.orderReference());
            return api.post("orderCancel", JsonNodeFactory.instance.objectNode()
                    .put("originalId", originalId(found, request)).put("note", request.reason()));
        };
    }

    private static String originalId(ApiAnswer found, CancelRequest request) throws IOException {
        List<String> ids = ApiOrders.in(found).orElse(List.of()).stream()
                .filter(order -> order.path("saleOrderCode").asText().equals(request.orderReference()))
                .filter(order -> request.itemCode() == null
                        || request.itemCode().equals(ApiOrders.itemCode(order)))
                .map(order -> order.path("originalID").asText()).filter(id -> !id.isEmpty()).toList();
        if (ids.size() != 1) {
            throw new IOException("the post does not name the one order that is to be cancelled");
        }
        return ids.get(0);
    }

    /** Any code but "done" and "pending" is a refusal; an answer without a code is none and is asked again. */
    @Override
    public CancelOutcome read(Object said, CancelRequest request) {
        JsonNode body = ((ApiAnswer) said).body();
        JsonNode verdict = body.isArray() && body.size() == 1 ? body.get(0) : body;
        String code = verdict.path("code").asText();
        String words = OperatorWords.withoutPersonalData(verdict.path("message").asText(null), request.parties());
        if (((ApiAnswer) said).status() != 200 || !code.matches("[0-9]{2}")) {
            return new CancelOutcome.Unanswered("the post's answer names no result");
        }
        return Map.<String, CancelOutcome>of(DONE, new CancelOutcome.Cancelled(),
                PENDING, new CancelOutcome.Pending(words)).getOrDefault(code, new CancelOutcome.Refused(words));
    }

    @Override
    public CancelOutcome fail(Exception failure) {
        return new CancelOutcome.Unanswered(failures.judge(failure).reason());
    }
}
