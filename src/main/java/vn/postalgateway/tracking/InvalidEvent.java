package vn.postalgateway.tracking;

/**
 * An element that is no event we can keep as one. It is kept all the same, sealed, because nobody knows what is in it.
 *
 * @param eventId null where it could not be read
 * @param detail  what is wrong, with the field's name, never repeating its value
 * @param asCame  the element as it came; may hold personal data
 */
public record InvalidEvent(String eventId, String detail, String asCame) {

    @Override
    public String toString() {
        return "InvalidEvent[" + eventId + ", " + detail + "]";
    }
}
