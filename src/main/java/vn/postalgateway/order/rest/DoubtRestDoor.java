package vn.postalgateway.order.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.DoubtDecision;
import vn.postalgateway.order.PersonsWord;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.platform.json.StrictJson;

/** Orders in doubt, for support: which there are, and a person's word about one of them. */
public class DoubtRestDoor {

    private static final int MOST = 500;
    private static final String RETRY_SECONDS = "10";

    private final DoubtDecision decision;
    private final DeliveryOrders orders;

    public DoubtRestDoor(DoubtDecision decision, DeliveryOrders orders) {
        this.decision = decision;
        this.orders = orders;
    }

    /** Longest in doubt first. */
    public Answer list(HttpCall call) {
        return Answer.ok(Map.of("doubts", decision.waiting(MOST).stream().map(DoubtRestDoor::json).toList()));
    }

    private static Map<String, Object> json(PersonsWord.Waiting doubt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("orderId", doubt.orderId());
        json.put("operator", doubt.operator());
        json.put("since", VietnamTime.withOffset(doubt.since()));
        json.put("reason", doubt.reason());
        json.put("askedNextAt", doubt.lookAt() == null ? null : VietnamTime.withOffset(doubt.lookAt()));
        return json;
    }

    private enum Word { EXISTS, DOES_NOT_EXIST }

    /** "It exists, under this item code", or "it does not: send it". */
    public Answer decide(HttpCall call) {
        String orderId = call.pathValue("orderId");
        String actor = call.caller().partnerId();
        if (orders.byId(orderId).isEmpty()) {
            throw Problem.notFound("order");
        }
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        Word word = in.required("decision", in.optionalChoice("decision", Word.class));
        String itemCode = in.optionalText("itemCode", 13);
        in.refuseUnknown();
        if (word == Word.EXISTS && !ItemCode.isValid(itemCode)) {
            in.fault("itemCode", "must be a valid S10 item code");
        } else if (word == Word.DOES_NOT_EXIST && itemCode != null) {
            in.fault("itemCode", "belongs to EXISTS");
        }
        Problem.refuseIfAny(faults);
        return answer(orderId, word == Word.EXISTS ? decision.exists(orderId, itemCode, actor)
                : decision.doesNotExist(orderId, actor));
    }

    private Answer answer(String orderId, DoubtDecision.Verdict verdict) {
        switch (verdict) {
            case NOT_IN_DOUBT -> throw Problem.of(409, "not-in-doubt", "There is no doubt about this order.");
            case ITEM_OF_ANOTHER_ORDER -> throw Problem.of(409, "item-code-taken", "Another order has this item code.");
            case TOO_EARLY -> throw Problem.of(409, "too-early-to-tell",
                    "The operator may still register it; that it does not exist can be said after its settling time.")
                    .with("Retry-After", RETRY_SECONDS);
            default -> {
                DeliveryOrder order = orders.byId(orderId).orElseThrow();
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("orderId", orderId);
                json.put("placement", order.placement());
                json.put("itemCode", order.itemCode());
                return Answer.ok(json);
            }
        }
    }
}
