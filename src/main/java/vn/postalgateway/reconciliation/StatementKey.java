package vn.postalgateway.reconciliation;

import java.time.YearMonth;

/** Which statement this is: whose claim, under which contract, for which month in Vietnam. */
public record StatementKey(String operator, String contract, YearMonth period) {
}
