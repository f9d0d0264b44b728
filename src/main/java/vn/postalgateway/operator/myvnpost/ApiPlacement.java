package vn.postalgateway.operator.myvnpost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.OperatorQuestion;
import vn.postalgateway.operator.OperatorWords;
import vn.postalgateway.operator.PlacementOutcome;
import vn.postalgateway.operator.PlacementRequest;
import vn.postalgateway.operator.PostalParty;
import vn.postalgateway.operator.myvnpost.CustomerApi.ApiAnswer;
import vn.postalgateway.operator.myvnpost.CustomerApi.ApiCall;
import vn.postalgateway.platform.call.CallFailure;
import vn.postalgateway.platform.call.CallJudge;
import vn.postalgateway.platform.call.NothingSent;

/** CreateOrder: our order's id is the API's {@code saleOrderCode}, by which it can be asked later. */
class ApiPlacement implements OperatorQuestion<PlacementRequest, PlacementOutcome> {

    private static final int SEND_AT_ONCE = 1;

    private final PostCodes codes;
    private final String customerCode;
    private final CallJudge failures;
    private final Duration longestCall;
    private final Clock clock;

    ApiPlacement(PostCodes codes, String customerCode, CallJudge failures, Duration longestCall, Clock clock) {
        this.codes = codes;
        this.customerCode = customerCode;
        this.failures = failures;
        this.longestCall = longestCall;
        this.clock = clock;
    }

    @Override
    public ApiCall ask(PlacementRequest request) throws NothingSent {
        ObjectNode order = order(request);
        return api -> api.post("CreateOrder", order, () -> {
            if (!request.mayLeave(clock.instant(), longestCall)) {
                throw new NothingSent("held up; nothing was sent", null);
            }
        });
    }

    private ObjectNode order(PlacementRequest request) throws NothingSent {
        ObjectNode order = JsonNodeFactory.instance.objectNode().put("orderCreationStatus", SEND_AT_ONCE)
                .put("type", "GUI").put("customerCode", customerCode);
        ObjectNode content = order.putObject("informationOrder");
        party(content, "sender", request.sender());
        party(content, "receiver", request.recipient());
        content.put("serviceCode", codes.services().get(request.service()))
                .put("saleOrderCode", request.orderReference())
                .put("contentNote", String.join(" ", request.dossierCodes()))
                .put("weight", String.valueOf(request.weight().value()))
                .put("deliveryInstruction", request.note());
        if (request.collect().amount() > 0) {
            content.putArray("addonService").addObject().put("code", codes.collectService())
                    .put("propValue", codes.collectProperty() + ":" + request.collect().amount());
        }
        return order;
    }

    private void party(ObjectNode content, String role, PostalParty party) throws NothingSent {
        content.put(role + "Name", party.name()).put(role + "Phone", party.phone())
                .put(role + "Address", party.address()).put(role + "ProvinceCode", codes.provinceOf(party))
                .put(role + "DistrictCode", codes.noDistrict()).put(role + "CommuneCode", codes.communeOf(party));
    }

    /** Taken is what names its item code and is our order; refused is what an error document says so of. */
    @Override
    public PlacementOutcome read(Object said, PlacementRequest request) {
        ApiAnswer answer = (ApiAnswer) said;
        JsonNode body = answer.body();
        String code = body.path("itemCode").asText().strip();
        if (answer.status() != 200) {
            return body.path("message").isTextual() && code.isEmpty()
                    ? new PlacementOutcome.Rejected(
                            OperatorWords.withoutPersonalData(body.path("message").textValue(), request))
                    : new PlacementOutcome.InDoubt("the post answered HTTP " + answer.status() + " without a reason");
        }
        if (!body.path("saleOrderCode").asText(request.orderReference()).equals(request.orderReference())) {
            return new PlacementOutcome.InDoubt("the post answered for another order");
        }
        return ItemCode.isValid(code) ? new PlacementOutcome.Accepted(code)
                : new PlacementOutcome.InDoubt("the post answered without a valid item code");
    }

    @Override
    public PlacementOutcome fail(Exception failure) {
        CallFailure meaning = failures.judge(failure);
        return meaning.notSent() ? new PlacementOutcome.NotSent(meaning.reason(), meaning.retryAfter())
                : new PlacementOutcome.InDoubt(meaning.reason());
    }
}
