package vn.postalgateway.report;

/** What is made every working day. */
public enum ReportKind {
    /** The figures of 16:00. */
    QUICK,
    /** What is due and overdue, in the morning. */
    MORNING
}
