package vn.postalgateway.operator.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import vn.postalgateway.tariff.Grams;

/** What the simulated post does with a call of its customer API that has shown a good token. */
class CustomerApiDesk {

    private static final String PICKUP_SERVICE = "HCC001";
    private static final String COLLECT = "PROP0018:";

    private final PostRegister register;

    CustomerApiDesk(PostRegister register) {
        this.register = register;
    }

    /** The call is answered with an error document. */
    static final class NotTaken extends Exception {

        private static final long serialVersionUID = 1L;

        NotTaken(String message) {
            super(message, null, false, false);
        }
    }

    JsonNode answer(String operation, String query, JsonNode body) throws NotTaken {
        return switch (operation) {
            case "CreateOrder" -> create(body.path("informationOrder"));
            case "getOrder" -> found(query, false);
            case "GetStatusHistoryOrder" -> found(query, true);
            case "orderCancel" -> cancel(body.path("originalId").asText());
            default -> throw new NotTaken("No such operation");
        };
    }

    private ObjectNode create(JsonNode order) throws NotTaken {
        int grams = order.path("weight").asInt();
        if (grams < 1 || grams > Grams.MAX) {
            throw new NotTaken("Khối lượng ngoài giới hạn nhận gửi");
        }
        String reference = order.path("saleOrderCode").asText();
        boolean pickup = order.path("serviceCode").asText().equals(PICKUP_SERVICE);
        register.take(reference, (at, number, itemCode) -> new PostRecord.Created(at, number, reference, itemCode,
                order.path("contentNote").asText(), pickup ? "DOSSIER_PICKUP" : "RESULT_DELIVERY", grams,
                Journeys.weigh(number, grams), collect(order), false));
        return order(register.byReference(reference).orElseThrow());
    }

    private static long collect(JsonNode order) {
        String value = order.at("/addonService/0/propValue").asText();
        return value.startsWith(COLLECT) ? Long.parseLong(value.substring(COLLECT.length())) : 0;
    }

    private ObjectNode found(String query, boolean withHistory) {
        String code = query == null ? "" : query.substring(query.indexOf("code=") + "code=".length());
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        register.byReference(URLDecoder.decode(code, StandardCharsets.UTF_8)).ifPresent(item -> {
            ObjectNode order = order(item);
            if (withHistory) {
                item.events().forEach(event -> order.withArray("statusHistory").add(CustomerApiWords.history(event)));
            }
            data.add(order);
        });
        return JsonNodeFactory.instance.objectNode().set("data", data);
    }

    private static ObjectNode order(PostItem item) {
        return JsonNodeFactory.instance.objectNode().put("originalID", "MV" + item.created().itemCode())
                .put("itemCode", item.created().itemCode()).put("saleOrderCode", item.created().orderReference())
                .put("status", Integer.parseInt(item.status()));
    }

    private ObjectNode cancel(String originalId) {
        Optional<PostItem> item = register.byCode(originalId.replaceFirst("MV", ""));
        String refusal = item.isEmpty() ? "Không có đơn này"
                : item.get().isPickedUp() ? "Bưu gửi đã được nhận" : null;
        if (refusal == null && !item.get().isFinal()) {
            register.instruct(item.get(), "CANCEL");
        }
        return JsonNodeFactory.instance.objectNode().put("code", refusal == null ? "00" : "01")
                .put("message", refusal);
    }
}
