package vn.postalgateway.notification;

/** Changes of a partner's feed by their numbers, both inclusive. */
public record FeedRange(long from, long to) {

    /** Numbers that may be told again at once. */
    public static final int LONGEST = 10_000;

    public boolean isFit() {
        return from >= 1 && to >= from && to - from < LONGEST;
    }
}
