package vn.postalgateway.tracking;

import java.time.Instant;
import vn.postalgateway.operator.Movement;

/**
 * One kept event on an order's timeline: as it came, what it means to us and what became of it.
 *
 * @param statusText  the operator's own words for the status; null if its map does not know it
 * @param movement    null where it moves nothing
 * @param mark        why a person should look after this status, or null
 * @param occurredAt  null if the time it names does not exist; {@code writtenTime} is what it named
 * @param corrected   whether another event corrects it, so that it does not count
 * @param raw         JSON text of the event as it came, without personal data
 */
public record TimelineEvent(String operator, String eventId, String itemCode, String status, String statusText,
                            Movement movement, String mark, Instant occurredAt, String writtenTime,
                            Instant receivedAt, boolean inFuture, String reason, Integer attempt, Integer weightGrams,
                            String facility, Long collectedVnd, String supersedes, boolean corrected, Verdict verdict,
                            String detail, String raw) {
}
