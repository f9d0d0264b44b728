package vn.postalgateway.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a notification that failed is tried again: pauses double from the first to the longest, each up to a fifth
 * longer by chance, so that what failed together does not come back together.
 *
 * @param first      pause after the first attempt
 * @param longest    no pause is longer, by chance or by the partner's wish
 * @param giveUp     after the first attempt; then it has failed for good
 * @param targetMost longest pause of a whole target that fails, so that its coming back is soon seen
 */
public record RetryPlan(Duration first, Duration longest, Duration giveUp, Duration targetMost) {

    private static final int MOST_DOUBLINGS = 30;
    private static final int SHARE_OF_CHANCE = 5;

    /** @return empty: given up */
    public Optional<Instant> again(Notifications.Telling telling, TellingOutcome outcome, Instant now,
                                   RandomGenerator chance) {
        if (!now.isBefore(telling.firstAt().plus(giveUp))) {
            return Optional.empty();
        }
        Duration doubled = doubled(telling.attempt(), longest);
        Duration pause = doubled.plusMillis(chance.nextLong(doubled.toMillis() / SHARE_OF_CHANCE + 1));
        return Optional.of(now.plus(shorter(longest, longer(pause, wished(outcome)))));
    }

    /** Until when the whole target is left alone, after so many failures in a row before this one. */
    public Instant targetPausedUntil(Notifications.Telling telling, TellingOutcome outcome, Instant now) {
        Duration wished = wished(outcome);
        return now.plus(wished.isZero() ? doubled(telling.failures() + 1, targetMost) : shorter(longest, wished));
    }

    private Duration doubled(int attempt, Duration most) {
        return shorter(most, first.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS)));
    }

    private static Duration wished(TellingOutcome outcome) {
        return outcome.retryAfter() == null ? Duration.ZERO : outcome.retryAfter();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
