package vn.postalgateway.reconciliation;

/** What can be decided about a result (cách xử lý chênh lệch), and what it does to the claim. */
public enum Resolution {
    /** The claim is confirmed as the post made it; of what only we have nothing is paid. */
    ACCEPT_THEIRS,
    /** What we reckon to be owed is confirmed, the rest of the claim is contested. */
    KEEP_OURS,
    /** The whole claim is contested and talked about with the post; it does not hold up the period. */
    DISPUTE,
    /** The claim is carried over into the next period. */
    NEXT_PERIOD
}
