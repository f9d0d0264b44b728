package vn.postalgateway.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a notification or a notice that failed is tried again: pauses double from the first to the longest, each up to
 * a fifth longer by chance, so that what failed together does not come back together.
 *
 * @param first      pause after the first attempt
 * @param longest    no pause is longer, by chance or by the receiver's wish
 * @param giveUp     after the first attempt; then it has failed for good
 * @param targetMost longest pause of all that goes to a receiver that fails, so that its coming back is soon seen
 */
public record RetryPlan(Duration first, Duration longest, Duration giveUp, Duration targetMost) {

    private static final int MOST_DOUBLINGS = 30;
    private static final int SHARE_OF_CHANCE = 5;

    /**
     * @param attempt 1 for the first
     * @param wished  the pause that the receiver asked for, or null
     * @return empty: given up
     */
    public Optional<Instant> again(int attempt, Instant firstAt, Duration wished, Instant now,
                                   RandomGenerator chance) {
        if (!now.isBefore(firstAt.plus(giveUp))) {
            return Optional.empty();
        }
        Duration doubled = doubled(attempt, longest);
        Duration pause = doubled.plusMillis(chance.nextLong(doubled.toMillis() / SHARE_OF_CHANCE + 1));
        return Optional.of(now.plus(shorter(longest, wished == null ? pause : longer(pause, wished))));
    }

    /**
     * Until when the receiver is left alone.
     *
     * @param failures in a row before this one
     * @param wished   the pause that it asked for, or null
     */
    public Instant pausedUntil(int failures, Duration wished, Instant now) {
        return now.plus(wished == null || wished.isZero() ? doubled(failures + 1, targetMost)
                : shorter(longest, wished));
    }

    private Duration doubled(int attempt, Duration most) {
        return shorter(most, first.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
