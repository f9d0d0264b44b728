package vn.postalgateway.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** A good order to start from: a building permit, brought to a citizen inside the city, 80 g, the charge paid at the door. */
public final class OrderSample {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OrderSample() {
    }

    /** With a request id and a dossier code that nobody else has. */
    public static ObjectNode order() {
        String unique = UUID.randomUUID().toString();
        return order("R-" + unique, "H27.12-261001-" + Math.abs(unique.hashCode()));
    }

    public static ObjectNode order(String requestId, String dossierCode) {
        ObjectNode order = JSON.createObjectNode();
        order.put("requestId", requestId).put("contract", "ha-tinh-city").put("agencyCode", "H27.12")
                .put("service", "RESULT_DELIVERY");
        order.set("dossiers", dossiers(dossierCode));
        order.set("sender", party("Trung tâm Phục vụ hành chính công", "02393855555", "Số 1 Trần Phú", "18073"));
        order.set("recipient", party("Nguyễn Thị Mẫu", "0912345678", "Số 2 Phan Đình Phùng", "18100"));
        order.put("weightGrams", 80).put("submittedOnline", true).put("citizenChargePaid", "TO_POST");
        order.putArray("collectFees").addObject().put("code", "LE_PHI").put("vnd", 150_000);
        return order;
    }

    private static ArrayNode dossiers(String code) {
        ArrayNode dossiers = JSON.createArrayNode();
        dossiers.addObject().put("code", code).put("procedureCode", "1.002835.H27")
                .put("procedureName", "Cấp giấy phép xây dựng").put("onlineLevel", 4)
                .put("appointmentDate", "2026-12-05").putArray("documents").add("Giấy phép xây dựng");
        return dossiers;
    }

    private static ObjectNode party(String name, String phone, String address, String commune) {
        return JSON.createObjectNode().put("name", name).put("phone", phone).put("address", address)
                .put("communeCode", commune).put("provinceCode", "42");
    }
}
