package vn.postalgateway.order;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import vn.postalgateway.contract.Budget;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.tariff.Vnd;

/**
 * Where a contract's budget stands on a day of its year, or after it.
 *
 * @param forecast what the year comes to if its orders go on as they came so far
 */
public record BudgetStand(Budget budget, BudgetUse.Used used, Vnd forecast) {

    /** Of a contract that states a budget. Days before its first version say nothing about its pace. */
    public static BudgetStand on(LocalDate day, int year, Contract contract, Contracts contracts,
                                 BudgetUse.Used used) {
        LocalDate since = contracts.all().stream().filter(each -> each.id().equals(contract.id()))
                .map(Contract::validFrom).min(Comparator.naturalOrder()).orElse(contract.validFrom());
        return on(day, year, since, contract.budget(), used);
    }

    /** @param since the first day of the contract's first version */
    public static BudgetStand on(LocalDate day, int year, LocalDate since, Budget budget, BudgetUse.Used used) {
        LocalDate start = since.getYear() == year ? since : LocalDate.of(year, 1, 1);
        LocalDate end = LocalDate.of(year, 12, 31);
        LocalDate last = day.isAfter(end) ? end : day.isBefore(start) ? start : day;
        long elapsed = ChronoUnit.DAYS.between(start, last) + 1;
        long ahead = ChronoUnit.DAYS.between(last, end);
        return new BudgetStand(budget, used, used.sum().plus(Vnd.of(used.sum().times(ahead).amount() / elapsed)));
    }

    /** Negative when it is overdrawn. */
    public Vnd left() {
        return budget.year().minus(used.sum());
    }

    public Budget.Stand stand() {
        return budget.standAt(used.sum());
    }
}
