package vn.postalgateway.order;

import java.time.Instant;
import java.util.Optional;
import vn.postalgateway.contract.Budget;

/**
 * When budgets reached their warning level, and when they were spent (cảnh báo dự toán). Each method is one
 * transaction.
 */
public interface BudgetAlarms {

    /** Raises an alarm, once for a contract, year, level and amount of the budget; further calls change nothing. */
    void raise(String contract, int year, Budget.Stand level, Budget budget, BudgetUse.Used used, Instant at);

    /** When this level of this budget was reached first; it stays so, even if orders that ended gave some back. */
    Optional<Instant> raisedAt(String contract, int year, Budget.Stand level, Budget budget);
}
