package vn.postalgateway.tracking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import vn.postalgateway.operator.ReasonMeaning;
import vn.postalgateway.operator.ReasonMeaning.Attributable;

/**
 * The attempts at delivery that failed (các lần phát không được), as a pure function of the event set: events that tell
 * the same attempt by its number are one attempt, an event without a number is one of its own.
 *
 * @param attempts in the order in which they happened
 */
public record FailedAttempts(List<Attempt> attempts) {

    private static final String REFUSED_BY_RECIPIENT = "RECIPIENT_REFUSED";
    private static final Comparator<TrackedEvent> BY_TIME_THEN_ID =
            Comparator.comparing(TrackedEvent::occurredAt).thenComparing(TrackedEvent::eventId);

    /**
     * One attempt.
     *
     * @param at      when it was first told to have happened
     * @param eventId the event that told so
     * @param number  as the operator counts; null if it does not
     * @param reason  the last one told that its map knows; null while there is none
     */
    public record Attempt(Instant at, String eventId, Integer number, ReasonMeaning reason) {

        /** Neither the post nor force majeure made it fail. Without a reason it counts, or nobody would ever decide. */
        public boolean isUsed() {
            return reason == null || reason.attributableTo() != Attributable.POST
                    && reason.attributableTo() != Attributable.FORCE_MAJEURE;
        }
    }

    /** @param failures events of failed deliveries, each with the time at which it occurred; in any order */
    static FailedAttempts of(Collection<TrackedEvent> failures) {
        Map<String, List<TrackedEvent>> byAttempt = new TreeMap<>();
        failures.stream().sorted(BY_TIME_THEN_ID)
                .forEach(e -> byAttempt.computeIfAbsent(attemptOf(e), key -> new ArrayList<>()).add(e));
        return new FailedAttempts(byAttempt.values().stream().map(FailedAttempts::attempt)
                .sorted(Comparator.comparing(Attempt::at).thenComparing(Attempt::eventId)).toList());
    }

    private static String attemptOf(TrackedEvent event) {
        return event.attempt() == null ? "event " + event.eventId() : "number " + event.attempt();
    }

    private static Attempt attempt(List<TrackedEvent> told) {
        TrackedEvent first = told.get(0);
        Optional<ReasonMeaning> reason = told.stream().map(TrackedEvent::reason).filter(Objects::nonNull)
                .reduce((earlier, later) -> later);
        return new Attempt(first.occurredAt(), first.eventId(), first.attempt(), reason.orElse(null));
    }

    public int count() {
        return attempts.size();
    }

    /** How many of the attempts that the contract grants are used. */
    public int used() {
        return (int) attempts.stream().filter(Attempt::isUsed).count();
    }

    public Optional<Attempt> last() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** The recipient refused, or only the sender can mend what made the last attempt fail: a wrong address, say. */
    public boolean isFurtherTryPointless() {
        return last().map(Attempt::reason).filter(reason -> reason.reason().equals(REFUSED_BY_RECIPIENT)
                || reason.attributableTo() == Attributable.SENDER).isPresent();
    }
}
