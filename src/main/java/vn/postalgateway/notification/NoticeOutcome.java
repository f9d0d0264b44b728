package vn.postalgateway.notification;

import java.time.Duration;

/**
 * What came of an attempt to send a notice.
 *
 * @param reason     in our own words; null for what was sent
 * @param retryAfter the pause that a server asked for, or null
 */
public record NoticeOutcome(Verdict verdict, String reason, Duration retryAfter) {

    /** What follows. */
    public enum Verdict {
        /** Done. */
        SENT,
        /** This notice will never be taken. */
        REFUSED,
        /** Not this one now; others may well go. */
        LATER,
        /** The server is away or wants none now: the whole channel pauses. */
        AWAY,
        /** It left, and nobody knows whether it was taken. */
        IN_DOUBT
    }

    public static NoticeOutcome sent() {
        return new NoticeOutcome(Verdict.SENT, null, null);
    }

    public static NoticeOutcome of(Verdict verdict, String reason) {
        return new NoticeOutcome(verdict, reason, null);
    }
}
