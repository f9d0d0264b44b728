package vn.postalgateway.order.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.order.BudgetUse;

/** {@link BudgetUse} as the sum of reservation rows. */
public class JdbcBudgetUse implements BudgetUse {

    private final TransactionOperations transaction;
    private final BudgetYears years;

    public JdbcBudgetUse(JdbcClient jdbc, TransactionOperations transaction) {
        this.transaction = transaction;
        this.years = new BudgetYears(jdbc);
    }

    @Override
    public Used of(String contract, int year) {
        return transaction.execute(status -> {
            years.open(contract, year);
            return years.used(contract, year);
        });
    }
}
