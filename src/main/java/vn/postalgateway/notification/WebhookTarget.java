package vn.postalgateway.notification;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Where a partner wants to be told, and how it stands.
 *
 * @param since       when it came into its state
 * @param failures    attempts that failed in a row, whatever they told
 * @param pausedUntil nothing is told before; null if nothing is in the way
 * @param waiting     notifications that wait for success or for their end
 * @param secrets     the live ones, newest first
 */
public record WebhookTarget(String partnerId, URI url, State state, Instant since, int failures, Instant pausedUntil,
                            long waiting, List<LiveSecret> secrets) {

    /** How a target stands. */
    public enum State {
        /** Told whatever happens. */
        RUNNING,
        /** Stopped by its partner; what happens waits in the feed. */
        STOPPED,
        /** It answered 410: nothing is told until its partner resumes it or names another address. */
        GONE
    }

    /** Whether it is told what happens as it happens. */
    public boolean isWell() {
        return state == State.RUNNING && failures == 0;
    }

    /** @param endsAt null for the newest, which has no end */
    public record LiveSecret(Instant createdAt, Instant endsAt) { }
}
