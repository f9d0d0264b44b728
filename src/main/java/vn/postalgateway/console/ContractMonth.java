package vn.postalgateway.console;

import java.time.YearMonth;
import vn.postalgateway.reconciliation.StatementKey;

/** One contract's month in which something was billable or claimed. */
public record ContractMonth(String contract, YearMonth period) {

    /** Of the statement's. */
    public static ContractMonth of(StatementKey statement) {
        return new ContractMonth(statement.contract(), statement.period());
    }
}
