package vn.postalgateway.report;

/**
 * What came of handing a report on.
 *
 * @param reason in our own words; null for what arrived
 */
public record DeliveryOutcome(Verdict verdict, String reason) {

    /** What follows. */
    public enum Verdict {
        /** It is there. */
        DONE,
        /** It will never be taken as it is. */
        REFUSED,
        /** Not now, or nobody knows: it is tried again. */
        AGAIN
    }

    public static DeliveryOutcome done() {
        return new DeliveryOutcome(Verdict.DONE, null);
    }
}
