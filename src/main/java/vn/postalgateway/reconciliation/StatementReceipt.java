package vn.postalgateway.reconciliation;

/**
 * The answer to a statement that was handed in.
 *
 * @param replayed true: the same bytes had come before for the same period, nothing has changed
 */
public record StatementReceipt(String statementId, int version, StatementState state, boolean replayed) {
}
