/**
 * Quyết toán: from the results of a statement to the sum that is paid and never changes again.
 *
 * <p>People decide about lines ({@link vn.postalgateway.settlement.Decisions}), one of them submits a month and another
 * approves it ({@link vn.postalgateway.settlement.PeriodClosing}; as work that outlives its caller:
 * {@link vn.postalgateway.settlement.ClosingWork}), and whatever was settled stands in a ledger whose rows are chained
 * ({@link vn.postalgateway.settlement.LedgerVerification}).
 *
 * <p>What an approved month leaves out opens a dispute ({@link vn.postalgateway.settlement.Disputes}). It opens
 * with the approval and not with the decision: until then the decision is a draft that anybody may change, a new
 * version of the statement may take the line away, and the post should not be written to about what nobody has
 * signed. A dispute ends in an amount that one person writes down and another one makes an adjustment: content of
 * the next open month, frozen, hashed, approved and booked like everything else in it. That month's claim grows by
 * the same amount, so that claimed = confirmed + contested + carried over holds there too. While a month is
 * revised, none of its disputes is adjusted; once one is, the month keeps its line left out whatever is decided. A
 * dispute whose month decides its line after all ends without an adjustment.
 *
 * <p>Knows reconciliation and everything below it; known by report, notification and console.
 */
package vn.postalgateway.settlement;
