package vn.postalgateway.tracking;

/**
 * The answer to one event.
 *
 * @param eventId as sent; null where it could not be read
 * @param orderId null while no order is known
 * @param detail  null, or why, in English and without personal data
 */
public record EventVerdict(String eventId, Verdict verdict, String orderId, String detail) {

    /** For an element that is no event. */
    public static EventVerdict invalid(InvalidEvent event) {
        return new EventVerdict(event.eventId(), Verdict.INVALID, null, event.detail());
    }
}
