package vn.postalgateway.console;

import java.time.Instant;
import vn.postalgateway.operator.Movement;

/**
 * One event of a postal operator.
 *
 * @param itemCode null where the operator named our reference only
 * @param orderId  null while no order is known for it
 * @param status   the operator's own code
 * @param movement null where the code moves nothing or is not known
 * @param verdict  the name of tracking's verdict, such as {@code APPLIED} or {@code LATE}
 */
public record PostEvent(Instant receivedAt, Instant occurredAt, String operator, String itemCode, String orderId,
                        String status, Movement movement, String verdict) {
}
