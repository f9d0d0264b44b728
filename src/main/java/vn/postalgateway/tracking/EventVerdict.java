package vn.postalgateway.tracking;

/**
 * The answer to one event.
 *
 * @param eventId as sent; null where it could not be read
 * @param orderId null while no order is known
 * @param detail  null, or why, in English and without personal data
 */
public record EventVerdict(String eventId, Verdict verdict, String orderId, String detail) {

    static EventVerdict invalid(String eventId, String detail) {
        return new EventVerdict(eventId, Verdict.INVALID, null, detail);
    }
}
