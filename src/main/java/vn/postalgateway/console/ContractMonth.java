package vn.postalgateway.console;

import java.time.YearMonth;

/** One contract's month in which something was billable or claimed. */
public record ContractMonth(String contract, YearMonth period) {
}
