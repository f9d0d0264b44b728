package vn.postalgateway.notification;

import java.time.Duration;

/**
 * What came of an attempt to tell a partner.
 *
 * @param status     of the answer; null if there was none
 * @param detail     what happened, in our own words
 * @param retryAfter the pause that the partner asked for with 429 or 503; null if it asked for none
 */
public record TellingOutcome(Integer status, String detail, Duration retryAfter) {

    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_BEYOND = 300;
    private static final int GONE = 410;

    /** No answer. */
    public static TellingOutcome unanswered(String detail) {
        return new TellingOutcome(null, detail, null);
    }

    public boolean isSuccess() {
        return status != null && status >= FIRST_SUCCESS && status < FIRST_BEYOND;
    }

    /** The partner wants nothing any more. */
    public boolean isGone() {
        return status != null && status == GONE;
    }
}
