package vn.postalgateway.settlement;

/** What becomes of a line and the item that it carries. */
public enum Disposition {
    /** Paid as confirmed. */
    SETTLED("thanh toán"),
    /** Nothing is paid, for good. */
    REJECTED("không thanh toán"),
    DISPUTED("tranh chấp"),
    CARRIED_OVER("chuyển kỳ sau"),
    /** Only in an open period. */
    UNDECIDED("chưa quyết định");

    private final String vi;

    Disposition(String vi) {
        this.vi = vi;
    }

    /** As papers say it. */
    public String vi() {
        return vi;
    }
}
