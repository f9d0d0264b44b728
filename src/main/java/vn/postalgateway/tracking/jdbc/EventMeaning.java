package vn.postalgateway.tracking.jdbc;

import java.time.Instant;
import java.util.Optional;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.StatusMeaning;
import vn.postalgateway.tracking.TrackedEvent;
import vn.postalgateway.tracking.TrackingEvent;

/** Reads an operator's status codes through its profile. */
class EventMeaning {

    private final OperatorProfiles profiles;

    EventMeaning(OperatorProfiles profiles) {
        this.profiles = profiles;
    }

    Optional<StatusMeaning> of(String operator, String status) {
        return profiles.byId(operator).flatMap(profile -> profile.meaningOf(status));
    }

    /** What counts of an event that arrives now. */
    TrackedEvent of(String operator, TrackingEvent event, boolean reused, Instant receivedAt) {
        Optional<StatusMeaning> meaning = of(operator, event.status());
        Instant occurredAt = event.time().at();
        return new TrackedEvent(event.eventId(), meaning.map(StatusMeaning::movement).orElse(null),
                meaning.map(StatusMeaning::flag).orElse(null), meaning.isPresent(), occurredAt, event.weightGrams(),
                event.itemCode(), occurredAt != null && occurredAt.isAfter(receivedAt.plusSeconds(CLOCK_SLACK_SECONDS)),
                reused, event.supersedes());
    }

    /** The same kept event, read through the map as it is now. */
    TrackedEvent readAgain(String operator, String status, TrackedEvent kept) {
        Optional<StatusMeaning> meaning = of(operator, status);
        return new TrackedEvent(kept.eventId(), meaning.map(StatusMeaning::movement).orElse(null),
                meaning.map(StatusMeaning::flag).orElse(null), meaning.isPresent(), kept.occurredAt(),
                kept.weightGrams(), kept.itemCode(), kept.inFuture(), kept.reused(), kept.supersedes());
    }

    // The post's clock may run a little ahead of ours.
    private static final long CLOCK_SLACK_SECONDS = 300;
}
