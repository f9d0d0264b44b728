package vn.postalgateway.tracking;

import java.time.Instant;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.ReasonMeaning;

/**
 * One kept event on an order's timeline: as it came, what it means to us and what became of it.
 *
 * @param statusText  the operator's own words for the status; null if its map does not know it
 * @param movement    null where it moves nothing
 * @param mark        why a person should look after this status, or null
 * @param occurredAt  null if the time it names cannot be; {@code writtenTime} is what it named
 * @param reasonMeans what the operator's map makes of the reason; null if there is none, or it does not know it
 * @param correctedBy the event that corrects it, so that it does not count; or null
 * @param mapVersion  the edition of the operator's map that read it; null for events of before editions were kept
 * @param recipientNamed whether it names who received the item; the name itself lies sealed
 * @param raw         JSON text of the event as it came, without personal data
 */
public record TimelineEvent(String operator, String eventId, String itemCode, String status, String statusText,
                            Movement movement, String mark, Instant occurredAt, String writtenTime,
                            Instant receivedAt, boolean inFuture, String reason, ReasonMeaning reasonMeans,
                            Integer attempt, Integer weightGrams, String facility, Long collectedVnd,
                            String supersedes, String correctedBy, String mapVersion, Verdict verdict, String detail,
                            boolean recipientNamed, String raw) {

    /** Whether the operator's map knows its status. */
    public boolean known() {
        return statusText != null;
    }

    TrackedEvent tracked() {
        return new TrackedEvent(eventId, movement, mark, known(), occurredAt, weightGrams, itemCode, inFuture, false,
                supersedes, attempt, reasonMeans);
    }

    /** Another event corrects it, so that it does not count. */
    public boolean corrected() {
        return correctedBy != null;
    }
}
