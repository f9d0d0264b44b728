package vn.postalgateway.reconciliation;

/** How far the work on a statement has come. */
public enum StatementState {
    RECEIVED, READING, MATCHING, READY,
    /** The file as a whole cannot be used; its view says why. */
    FAILED;

    public boolean isFinal() {
        return this == READY || this == FAILED;
    }
}
