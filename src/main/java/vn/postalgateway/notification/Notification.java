package vn.postalgateway.notification;

import java.time.Instant;
import java.util.List;

/**
 * One change that a partner is told.
 *
 * @param notificationId the {@code webhook-id}: the same at every attempt, by which the partner knows it again
 * @param sequence       of the change in the partner's feed
 * @param attempts       since it was last asked for
 * @param nextAttemptAt  null once it has ended
 * @param tried          every attempt ever, oldest first; empty in lists
 */
public record Notification(String notificationId, long sequence, String orderId, String type, State state,
                           Instant createdAt, int attempts, Instant nextAttemptAt, Instant endedAt,
                           List<Attempt> tried) {

    /** How a notification stands. */
    public enum State {
        /** Not told yet. */
        WAITING,
        /** The partner answered 2xx. */
        TOLD,
        /** Tried for days in vain. */
        GIVEN_UP,
        /** Its target was removed before. */
        DROPPED
    }

    /**
     * @param finishedAt null: under way, or its gateway ended before it knew
     * @param status     of the answer; null if there was none
     * @param detail     what happened, in our own words
     */
    public record Attempt(Instant startedAt, Instant finishedAt, Integer status, String detail) { }
}
