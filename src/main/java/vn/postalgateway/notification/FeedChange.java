package vn.postalgateway.notification;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import vn.postalgateway.calendar.VietnamTime;

/**
 * One change of an order in its partner's feed; no name, phone or address. It never changes.
 *
 * @param sequence 1, 2, 3 … per partner without a gap
 * @param type     {@code order.placed}, {@code tracking.updated}, …
 * @param at       when the gateway wrote it down
 * @param decideBy until when a decision is awaited, as partners read it; null for a change that asks for none
 */
public record FeedChange(long sequence, String type, Instant at, String orderId, String requestId, String placement,
                         String movement, String money, String decideBy) {

    /** {@code at} as partners read it and as the day's digest counts it: ISO 8601 with Vietnam's offset. */
    public String time() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(VietnamTime.withOffset(at));
    }
}
