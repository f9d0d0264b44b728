package vn.postalgateway.tracking;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One event as an operator sent it, well formed. The recipient's name is personal data: it is kept apart as ciphertext,
 * is not part of {@link #raw} and is never printed.
 *
 * @param eventId        unique per operator
 * @param itemCode       in capitals and without spaces; this or the order reference is there
 * @param orderReference our orderId
 * @param status         the operator's own code
 * @param collectedVnd   all the money really taken at the door, whole dong
 * @param supersedes     the event of the same operator that this one corrects, or null
 * @param raw            the fields as they came, without personal data
 */
public record TrackingEvent(String eventId, String itemCode, String orderReference, String status, EventTime time,
                            String reason, Integer attempt, Integer weightGrams, String facility, Long collectedVnd,
                            String recipientName, String supersedes, Map<String, Object> raw) {

    private static final Pattern PHONE_OR_PAPER_NUMBER = Pattern.compile("\\+?[0-9](?:[ .-]?[0-9]){7,}");

    public TrackingEvent {
        reason = masked(reason);
        Map<String, Object> kept = new LinkedHashMap<>(raw);
        kept.remove("recipientName");
        kept.computeIfPresent("reason", (name, value) -> masked(String.valueOf(value)));
        raw = Collections.unmodifiableMap(kept);
    }

    // Postmen write "called 0912…, no answer": the number is not ours to keep in the clear.
    private static String masked(String text) {
        return text == null ? null : PHONE_OR_PAPER_NUMBER.matcher(text).replaceAll("…");
    }

    /** The content as one text: equal for equal events, whichever door and notation they came in. */
    public String canonicalContent() {
        StringBuilder text = new StringBuilder();
        Object when = time.exists() ? time.at() : time.written();
        for (Object part : new Object[] {itemCode, orderReference, status, when, reason, attempt, weightGrams, facility,
            collectedVnd, recipientName, supersedes}) {
            String value = part == null ? "" : part.toString();
            text.append(part == null ? "-" : value.length()).append(':').append(value).append(';');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "TrackingEvent[" + eventId + "]";
    }
}
