package vn.postalgateway.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.operator.EventTimes;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.ReasonMeaning;
import vn.postalgateway.operator.StatusMap;
import vn.postalgateway.operator.StatusMeaning;

/** Reads an operator's words through the dated maps of its profile: the day of the event decides which one. */
public final class EventMeaning {

    // The post's clock may run a little ahead of ours.
    private static final Duration CLOCK_SLACK = Duration.ofMinutes(5);

    private final OperatorProfiles profiles;

    public EventMeaning(OperatorProfiles profiles) {
        this.profiles = profiles;
    }

    /**
     * What an event is read as.
     *
     * @param mapVersion the edition of the map that read it; null if the operator has none
     */
    public record Read(TrackedEvent tracked, String mapVersion) { }

    /** What counts of an event that arrives now. */
    public Read arriving(String operator, TrackingEvent event, boolean reused, Instant receivedAt) {
        Instant at = event.time().at();
        boolean possible = at != null && isPossible(operator, at, receivedAt);
        return again(operator, event.status(), receivedAt, new TrackedEvent(event.eventId(), null, null, false,
                possible ? at : null, event.weightGrams(), event.itemCode(),
                at != null && at.isAfter(receivedAt.plus(CLOCK_SLACK)), reused, event.supersedes(), event.attempt(),
                reason(operator, event.reason(), possible ? at : null, receivedAt).orElse(null)));
    }

    /** A kept event, its status read through the maps as they are now; what its reason means stays as it is. */
    public Read again(String operator, String status, Instant receivedAt, TrackedEvent kept) {
        Optional<StatusMap> map = mapFor(operator, kept.occurredAt(), receivedAt);
        Optional<StatusMeaning> meaning = map.flatMap(m -> m.meaningOf(status));
        return new Read(new TrackedEvent(kept.eventId(), meaning.map(StatusMeaning::movement).orElse(null),
                meaning.map(StatusMeaning::flag).orElse(null), meaning.isPresent(), kept.occurredAt(),
                kept.weightGrams(), kept.itemCode(), kept.inFuture(), kept.reused(), kept.supersedes(),
                kept.attempt(), kept.reason()),
                map.map(StatusMap::version).orElse(null));
    }

    /** The operator's own words for a status. */
    public Optional<String> words(String operator, String status, Instant occurredAt, Instant receivedAt) {
        return mapFor(operator, occurredAt, receivedAt).flatMap(m -> m.meaningOf(status)).map(StatusMeaning::words);
    }

    /** What the operator's reason means. */
    public Optional<ReasonMeaning> reason(String operator, String reason, Instant occurredAt, Instant receivedAt) {
        return mapFor(operator, occurredAt, receivedAt).flatMap(m -> m.meaningOfReason(reason));
    }

    // Nothing happened before the operator had a service, and nothing far ahead of our clock.
    private boolean isPossible(String operator, Instant at, Instant receivedAt) {
        Optional<OperatorProfile> profile = profiles.byId(operator);
        Duration ahead = profile.map(OperatorProfile::times).orElse(EventTimes.LENIENT).ahead();
        boolean served = profile.isEmpty() || profile.get().mapOn(VietnamTime.dayOf(at)).isPresent();
        return served && !at.isAfter(receivedAt.plus(ahead));
    }

    // An event whose time cannot be is read as of the day it came; it moves nothing anyway.
    private Optional<StatusMap> mapFor(String operator, Instant occurredAt, Instant receivedAt) {
        return profiles.byId(operator)
                .flatMap(p -> p.mapOn(VietnamTime.dayOf(occurredAt == null ? receivedAt : occurredAt)));
    }
}
