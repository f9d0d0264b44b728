package vn.postalgateway.sampleday;

import java.util.List;
import java.util.Map;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.Place;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;

/**
 * One invented order.
 *
 * @param exemption   null, or a code of the tariff
 * @param dossiers    codes of its dossiers
 * @param collectFees the procedure's own charges that the postman collects, by their codes, in VND
 */
public record SampleOrder(String requestId, Agency agency, DeliveryService service, List<String> dossiers,
                          Procedure procedure, Citizen citizen, Grams weight, boolean submittedOnline,
                          ChargePaid chargePaid, String exemption, Map<String, Long> collectFees) {

    public static final String CONTRACT = "ha-tinh-city";

    /** An office that hands dossiers over, with its address for the postman. */
    public record Agency(String code, String name, String address, String communeCode) { }

    /** An administrative procedure (thủ tục hành chính) and the paper it results in. */
    public record Procedure(String code, String name, String result, long chargeVnd) { }

    /** An invented person; {@code communeCode} is null outside the province. */
    public record Citizen(String name, String phone, String address, String communeCode, String provinceCode) { }

    Place from() {
        return service == DeliveryService.RESULT_DELIVERY ? atTheAgency() : atHome();
    }

    Place to() {
        return service == DeliveryService.RESULT_DELIVERY ? atHome() : atTheAgency();
    }

    /** Where the agency is. */
    public Place atTheAgency() {
        return new Place(agency.communeCode(), HaTinh.PROVINCE);
    }

    private Place atHome() {
        return new Place(citizen.communeCode(), citizen.provinceCode());
    }
}
