package vn.postalgateway.reconciliation;

import java.time.YearMonth;

/**
 * Where an item was settled before: it is never paid a second time.
 *
 * @param period      the period whose minutes list it
 * @param statementId null where the settlement did not come from a statement's line
 * @param lineNo      null where only we had the item
 */
public record EarlierSettlement(String resultId, YearMonth period, String statementId, Integer lineNo) {
}
