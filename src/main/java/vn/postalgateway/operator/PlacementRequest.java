package vn.postalgateway.operator;

import java.util.List;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Vnd;

/**
 * What we ask an operator to take: one postal item.
 *
 * @param orderReference our orderId; the operator's key for asking and for doubles
 * @param collect        what the postman collects at the door: collected fees, and the citizen charge if paid to it
 */
public record PlacementRequest(String operator, String orderReference, List<String> dossierCodes,
                               DeliveryService service, Grams weight, Vnd collect, PostalParty sender,
                               PostalParty recipient, String note) {
}
