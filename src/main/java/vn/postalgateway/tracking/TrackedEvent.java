package vn.postalgateway.tracking;

import java.time.Instant;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.ReasonMeaning;

/**
 * What counts of one kept event when the movement is derived.
 *
 * @param movement    null where the status moves nothing or is not known
 * @param mark        why a person should look after this status, e.g. {@code stoppedByPost}; or null
 * @param known       whether the operator's map knows the status
 * @param occurredAt  null if the time it names does not exist
 * @param weightGrams null if it tells none
 * @param itemCode    null if it names none
 * @param inFuture    whether it named a time after its arrival
 * @param reused      whether another content arrived under the same eventId
 * @param supersedes  the event that this one corrects, or null
 * @param attempt     which attempt at delivery it tells of, as the operator counts; or null
 * @param reason      what the operator's map makes of the reason it tells; null if it tells none that the map knows
 */
public record TrackedEvent(String eventId, Movement movement, String mark, boolean known, Instant occurredAt,
                           Integer weightGrams, String itemCode, boolean inFuture, boolean reused,
                           String supersedes, Integer attempt, ReasonMeaning reason) {

    /** The same event, its reason read otherwise. */
    public TrackedEvent withReason(ReasonMeaning otherReason) {
        return new TrackedEvent(eventId, movement, mark, known, occurredAt, weightGrams, itemCode, inFuture, reused,
                supersedes, attempt, otherReason);
    }

    /** Whether it can move the order: its status is known and its time exists. */
    boolean counts() {
        return known && occurredAt != null;
    }

    /** Whether the post held the item then. */
    boolean held() {
        return movement != null && movement != Movement.AWAITING_PICKUP;
    }
}
