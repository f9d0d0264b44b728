package vn.postalgateway.order.json;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.json.PriceJson;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.Dossier;

/** An order as its partner sees it: no names, phones or addresses. */
public final class OrderJson {

    private OrderJson() {
    }

    /** @param language {@code vi} or {@code en}, for the explanation of the price */
    public static Map<String, Object> of(DeliveryOrder order, String language) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("orderId", order.orderId());
        json.put("requestId", order.requestId());
        json.put("contract", order.contract());
        json.put("agencyCode", order.agencyCode());
        json.put("service", order.service());
        json.put("dossiers", order.dossiers().stream().map(OrderJson::dossier).toList());
        json.put("citizenChargePaid", order.chargePaid());
        json.put("itemCode", order.itemCode());
        json.put("placement", order.placement());
        json.put("placementDetail", order.placementDetail());
        json.put("movement", order.movement());
        json.put("failedAttempts", order.failedAttempts());
        json.put("decideBy", VietnamTime.withOffsetOrNull(order.decideBy()));
        json.put("money", order.money());
        json.put("flags", order.flags());
        json.put("price", PriceJson.of(order.price(), language));
        json.put("promisedBy", order.promisedBy());
        json.put("createdAt", VietnamTime.withOffset(order.createdAt()));
        json.put("updatedAt", VietnamTime.withOffset(order.updatedAt()));
        json.put("links", Map.of("self", path(order.orderId()), "events", path(order.orderId()) + "/events"));
        return json;
    }

    public static String path(String orderId) {
        return "/api/v1/orders/" + orderId;
    }

    private static Map<String, Object> dossier(Dossier dossier) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", dossier.code());
        json.put("codeParses", dossier.codeParses());
        json.put("procedureCode", dossier.procedureCode());
        json.put("procedureName", dossier.procedureName());
        json.put("onlineLevel", dossier.onlineLevel());
        json.put("appointmentDate", dossier.appointmentDate());
        json.put("documents", dossier.documents());
        return json;
    }
}
