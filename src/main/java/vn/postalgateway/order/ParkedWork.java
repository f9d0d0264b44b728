package vn.postalgateway.order;

import java.time.Instant;

/**
 * One parked message (thông điệp bị tạm gác): work about an order that failed again and again and waits for a person.
 *
 * @param orderId    null if the message named none
 * @param route      the route that took the message
 * @param operator   null without a known order
 * @param reasonCode the kind of failure; like {@code reason} without anything that a person wrote
 * @param attempts   how often it was tried
 * @param placement  where its order stands now
 * @param retryWould what a retry would do at this moment
 * @param decision   null while nobody decided
 */
public record ParkedWork(String parkedId, String orderId, String route, String operator, String reasonCode,
                         String reason, int attempts, Instant parkedAt, Placement placement, State state,
                         RetryEffect retryWould, Decision decision) {

    /** What people decided. */
    public enum State { OPEN, RETRIED, DISCARDED }

    /**
     * What a retry does. Every step behind it looks at the order first, so work that is done is never done again.
     */
    public enum RetryEffect {
        /** The order is sent to its operator. */
        SEND,
        /** The operator is asked about an order in doubt. */
        ASK,
        /** The operator is told to cancel. */
        CANCEL,
        /** The operator is told what shall become of an item that could not be delivered. */
        INSTRUCT,
        /** The work is done, or goes on by itself. */
        NOTHING
    }

    /** @param note why it was discarded, or null */
    public record Decision(Instant at, String by, String note) { }

    /** Nothing of this work goes on until somebody retries, discarded or not. */
    public boolean standsStill() {
        return retryWould != RetryEffect.NOTHING;
    }
}
