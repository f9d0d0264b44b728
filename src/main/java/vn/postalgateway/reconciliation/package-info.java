/**
 * Đối soát: what the post claims, compared line by line with what we hold, so that finance staff can sign one sentence:
 * claimed = confirmed + contested + carried over.
 *
 * <p>A statement (bảng kê) comes in as a file, its bytes are kept, its lines are read strictly, matched on identity
 * only,
 * re-rated with the dated tariff and given exactly one outcome each. Money has no tolerance, and which line comes
 * first never
 * decides. Knows tracking, order, contract and the ground floor; known by the console.
 */
package vn.postalgateway.reconciliation;
