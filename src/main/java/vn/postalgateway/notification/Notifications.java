package vn.postalgateway.notification;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be told, and when. A notification of an order waits until the earlier ones of the same order have
 * succeeded or ended. Who takes one holds it until its lease ends; whoever finishes later than that has no say.
 */
public interface Notifications {

    /** The changes that partners are told; the feed holds more. */
    Set<String> TYPES = Set.of("order.placed", "order.rejected", "order.cancelled", "order.outcome_unknown",
            "tracking.updated", "delivery.failed", "delivery.decision_required", "delivery.delivered",
            "return.completed", "item.lost");

    /** Takes over from the feeds what is new, for every running target as far as it has room. */
    void fill(Instant now);

    /** Targets for which something is due and nothing is in the way. */
    List<DueTarget> due(Instant now);

    /** @param failing its last attempt failed */
    record DueTarget(String partnerId, boolean failing) { }

    /** Takes the oldest that is due and writes its attempt down; empty if nothing is due now. */
    Optional<Telling> take(String partnerId, Instant now, Instant leaseUntil);

    /**
     * A notification that somebody is about to tell.
     *
     * @param secrets   the live ones, newest first
     * @param failures  of the target in a row before
     * @param attempt   1 for the first since it was last asked for
     * @param firstAt   when that first attempt was
     */
    record Telling(String notificationId, String partnerId, long fence, URI url, List<WebhookSecret> secrets,
                   FeedChange change, int failures, int attempt, Instant firstAt, Instant leaseUntil) { }

    /** The partner knows it now. */
    void told(Telling telling, TellingOutcome outcome, Instant now);

    /** The target wants nothing any more: it is stopped, and the notification waits. */
    void gone(Telling telling, TellingOutcome outcome, Instant now);

    /**
     * It failed.
     *
     * @param again       when to try again; null: given up
     * @param pausedUntil until when the whole target is left alone
     */
    void failed(Telling telling, TellingOutcome outcome, Instant again, Instant pausedUntil, Instant now);

    /** @param state or null; @param orderId or null; @param after the sequence to begin behind */
    List<Notification> list(String partnerId, Notification.State state, String orderId, long after, int limit);

    /** With all its attempts. */
    Optional<Notification> show(String partnerId, String notificationId);

    /** Tells it again, under the same id, and from the beginning if it had failed. False if there is no such one. */
    boolean resend(String partnerId, String notificationId, Instant now);

    /** The same for every change of the feed in the range, also what never was told; returns how many will be. */
    int resend(String partnerId, FeedRange range, String actor, Instant now);

    /** What {@link #resend(String, FeedRange, String, Instant)} would do now. */
    Effect preview(String partnerId, FeedRange range);

    /**
     * How many would be told.
     *
     * @param again   of them, those that the partner was told before
     * @param firstAt when the first of the changes happened; null if there is none
     */
    record Effect(long count, long again, Instant firstAt, Instant lastAt) { }

    /** From the first to the last that was given up, as far as one range reaches. */
    Optional<FeedRange> missed(String partnerId);
}
