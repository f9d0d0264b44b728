package vn.postalgateway.operator.myvnpost;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.myvnpost.CustomerApi.ApiAnswer;

/** What getOrder and GetStatusHistoryOrder say: {@code data} holds the orders under the code that was asked for. */
final class ApiOrders {

    private ApiOrders() {
    }

    /** Empty if the answer is none that we know; an empty list only where the post says that there is nothing. */
    static Optional<List<JsonNode>> in(ApiAnswer answer) {
        JsonNode found = answer.body().path("data");
        if (answer.status() != 200 || !found.isArray()) {
            return Optional.empty();
        }
        List<JsonNode> orders = new ArrayList<>();
        for (JsonNode order : found) {
            if (!order.isObject()) {
                return Optional.empty();
            }
            orders.add(order);
        }
        return Optional.of(orders);
    }

    /** Null if it names none that can be. */
    static String itemCode(JsonNode order) {
        String code = order.path("itemCode").asText().strip();
        return ItemCode.isValid(code) ? code : null;
    }
}
