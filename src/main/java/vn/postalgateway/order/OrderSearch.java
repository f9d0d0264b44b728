package vn.postalgateway.order;

import java.time.Instant;
import vn.postalgateway.operator.Movement;

/**
 * A partner's search among its own orders; a null narrows nothing.
 *
 * @param from  created at or after
 * @param to    created before
 * @param limit 1 to 200
 * @param after the last orderId of the page before, or null
 */
public record OrderSearch(String partnerId, String requestId, String dossierCode, String itemCode, Placement placement,
                          Movement movement, Instant from, Instant to, int limit, String after) {
}
