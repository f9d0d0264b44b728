package vn.postalgateway.sampleday.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.sampleday.SampleOrder;
import vn.postalgateway.tariff.DeliveryService;

/** A sample order in the JSON of {@code POST /api/v1/orders}. */
final class OrderBody {

    private OrderBody() {
    }

    static Map<String, Object> of(SampleOrder order) {
        Map<String, Object> body = new LinkedHashMap<>();
        boolean toTheCitizen = order.service() == DeliveryService.RESULT_DELIVERY;
        body.put("requestId", order.requestId());
        body.put("contract", SampleOrder.CONTRACT);
        body.put("agencyCode", order.agency().code());
        body.put("service", order.service().name());
        body.put("dossiers", order.dossiers().stream().map(code -> dossier(code, order)).toList());
        body.put("sender", toTheCitizen ? agency(order) : citizen(order));
        body.put("recipient", toTheCitizen ? citizen(order) : agency(order));
        body.put("weightGrams", order.weight().value());
        body.put("submittedOnline", order.submittedOnline());
        body.put("exemption", order.exemption());
        body.put("citizenChargePaid", order.chargePaid().name());
        body.put("collectFees", order.collectFees().entrySet().stream()
                .map(e -> Map.of("code", e.getKey(), "vnd", e.getValue())).toList());
        return body;
    }

    private static Map<String, Object> dossier(String code, SampleOrder order) {
        Map<String, Object> dossier = new LinkedHashMap<>();
        dossier.put("code", code);
        dossier.put("procedureCode", order.procedure().code());
        dossier.put("procedureName", order.procedure().name());
        dossier.put("onlineLevel", order.submittedOnline() ? 4 : null);
        dossier.put("documents", List.of(order.procedure().result()));
        return dossier;
    }

    private static Map<String, Object> agency(SampleOrder order) {
        SampleOrder.Agency a = order.agency();
        return party(a.name(), "02393855555", a.address(), a.communeCode(), order.atTheAgency().provinceCode());
    }

    private static Map<String, Object> citizen(SampleOrder order) {
        SampleOrder.Citizen c = order.citizen();
        return party(c.name(), c.phone(), c.address(), c.communeCode(), c.provinceCode());
    }

    private static Map<String, Object> party(String name, String phone, String address, String commune,
                                             String province) {
        Map<String, Object> party = new LinkedHashMap<>();
        party.put("name", name);
        party.put("phone", phone);
        party.put("address", address);
        party.put("communeCode", commune);
        party.put("provinceCode", province);
        return party;
    }
}
