package vn.postalgateway.console;

import java.time.Instant;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.Placement;
import vn.postalgateway.tariff.DeliveryService;

/**
 * One line in the list of orders.
 *
 * @param dossierCode  the code of its first dossier
 * @param dossierCount how many dossiers lie in the envelope
 */
public record JourneyHeading(String orderId, String dossierCode, int dossierCount, DeliveryService service,
                             Placement placement, Movement movement, Instant updatedAt) {
}
