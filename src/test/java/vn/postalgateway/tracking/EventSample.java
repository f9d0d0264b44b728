package vn.postalgateway.tracking;

import java.time.Instant;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.ReasonMeaning;

/** Builds events for tests: what is not named is absent. */
final class EventSample {

    static final Instant NINE = Instant.parse("2026-10-05T02:00:00Z");

    private EventSample() {
    }

    static Instant after(int minutes) {
        return NINE.plusSeconds(60L * minutes);
    }

    static TrackedEvent moved(String eventId, Movement movement, int minutes) {
        return new TrackedEvent(eventId, movement, null, true, after(minutes), null, null, false, false, null, null, null);
    }

    static TrackedEvent weighed(String eventId, Movement movement, int minutes, int grams) {
        return new TrackedEvent(eventId, movement, null, true, after(minutes), grams, null, false, false, null, null, null);
    }

    static TrackedEvent marked(String eventId, String mark, int minutes) {
        return new TrackedEvent(eventId, null, mark, true, after(minutes), null, null, false, false, null, null, null);
    }

    static TrackedEvent correcting(String eventId, Movement movement, int minutes, String supersedes) {
        return new TrackedEvent(eventId, movement, null, true, after(minutes), null, null, false, false, supersedes, null, null);
    }

    static TrackedEvent failed(String eventId, int minutes, Integer attempt, ReasonMeaning reason) {
        return new TrackedEvent(eventId, Movement.DELIVERY_FAILED, null, true, after(minutes), null, null, false, false,
                null, attempt, reason);
    }
}
