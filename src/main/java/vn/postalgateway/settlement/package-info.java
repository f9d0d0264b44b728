/**
 * Quyết toán: from the results of a statement to the sum that is paid and never changes again.
 *
 * <p>People decide about lines ({@link vn.postalgateway.settlement.Decisions}), one of them submits a month and another
 * approves it ({@link vn.postalgateway.settlement.PeriodClosing}), and whatever was settled stands in a ledger whose
 * rows are chained ({@link vn.postalgateway.settlement.LedgerVerification}). Knows reconciliation and everything below
 * it; known by report, notification and console.
 */
package vn.postalgateway.settlement;
