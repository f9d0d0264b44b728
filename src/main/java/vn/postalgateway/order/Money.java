package vn.postalgateway.order;

/** Where an order's money stands. */
public enum Money {
    /** Not billable yet. */
    NONE,
    /** Billable, and waiting for the post's statement. */
    EXPECTED, MATCHED, DIFFERENT, DISPUTED, SETTLED
}
