package vn.postalgateway.order;

import java.time.Instant;

/** Which parked messages are meant; null for any. {@code from} is the first moment, {@code to} the first after. */
public record ParkedSelection(String route, String operator, String reasonCode, Instant from, Instant to,
                              String orderId) {

    public static final ParkedSelection ALL = new ParkedSelection(null, null, null, null, null, null);
}
