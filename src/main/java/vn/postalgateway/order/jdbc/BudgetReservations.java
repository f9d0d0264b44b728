package vn.postalgateway.order.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.Budget;
import vn.postalgateway.order.NewOrder;
import vn.postalgateway.tariff.Vnd;

/**
 * Reserves the budget's part of new orders, inside the intake transaction. As long as a budget is far from its end,
 * nothing is locked and the sum is one second old at most; near it, the year's row is held until the order is
 * committed, and the sum is exact. Near means that less than a twentieth is left, or than a thousand such orders take:
 * more than come in for one contract within that second.
 */
final class BudgetReservations {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int NEAR_PART = 20;
    private static final int NEAR_ORDERS = 1_000;

    private final JdbcClient jdbc;
    private final BudgetYears years;
    private final Map<Year, Sum> sums = new ConcurrentHashMap<>();

    BudgetReservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.years = new BudgetYears(jdbc);
    }

    private record Year(String contract, int year) { }

    private record Sum(Vnd used, Instant at) { }

    /** False if the budget does not cover the order and its contract refuses such orders: to be rolled back. */
    boolean reserve(NewOrder order) {
        Budget budget = order.contract().budget();
        if (budget == null) {
            return true;
        }
        Year year = new Year(order.contract().id(), VietnamTime.dayOf(order.at()).getYear());
        years.open(year.contract(), year.year());
        Vnd part = order.price().subsidy();
        jdbc.sql("""
                        insert into budget_reservation (order_id, contract, year, vnd, state)
                        values (?, ?, ?, ?, 'RESERVED') on conflict do nothing""")
                .params(order.orderId(), year.contract(), year.year(), part.amount()).update();
        return budget.whenSpent() == Budget.WhenSpent.WARN || part.equals(Vnd.ZERO)
                || isFar(year, budget, part, order.at()) || covers(year, budget);
    }

    private boolean isFar(Year year, Budget budget, Vnd part, Instant now) {
        Vnd used = sums.compute(year, (y, last) -> last != null && now.isBefore(last.at().plus(FRESH)) ? last
                : new Sum(years.used(y.contract(), y.year()).sum(), now)).used();
        Vnd left = budget.year().minus(used);
        return left.compareTo(part.times(NEAR_ORDERS)) > 0 && left.times(NEAR_PART).compareTo(budget.year()) > 0;
    }

    private boolean covers(Year year, Budget budget) {
        years.hold(year.contract(), year.year());
        return years.used(year.contract(), year.year()).sum().compareTo(budget.year()) <= 0;
    }
}
