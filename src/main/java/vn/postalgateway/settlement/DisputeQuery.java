package vn.postalgateway.settlement;

import java.time.YearMonth;

/**
 * Which disputes somebody looks for; null means any.
 *
 * @param period  the approved month that left the claim out
 * @param overdue only those whose answer is overdue
 * @param after   the last dispute of the page before, or null
 */
public record DisputeQuery(String contract, YearMonth period, Dispute.State state, String itemCode, boolean overdue,
                           String after, int limit) {
}
