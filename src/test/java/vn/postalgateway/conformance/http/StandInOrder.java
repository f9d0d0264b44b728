package vn.postalgateway.conformance.http;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** An order of the stand-in. */
final class StandInOrder {

    final String id = "ord_" + UUID.randomUUID();
    final Map<String, Object> content;
    final boolean cut;
    final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();
    volatile String placement = "RECEIVED";
    volatile String movement = "AWAITING_PICKUP";
    volatile String itemCode;
    int sent = 1;

    StandInOrder(Map<String, Object> content, boolean cut) {
        this.content = content;
        this.cut = cut;
    }

    String requestId() {
        return String.valueOf(content.get("requestId"));
    }

    String dossierCode() {
        return String.valueOf(((Map<?, ?>) ((List<?>) content.get("dossiers")).get(0)).get("code"));
    }

    Map<String, Object> view() {
        return StandInGateway.mapOf("orderId", id, "requestId", requestId(), "placement", placement, "movement", movement,
                "itemCode", itemCode, "price", Map.of("weightGrams", String.valueOf(content.get("weightGrams"))));
    }
}
