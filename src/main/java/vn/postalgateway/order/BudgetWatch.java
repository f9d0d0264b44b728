package vn.postalgateway.order;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.Budget;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;

/**
 * Looks at the year's budget of every contract that states one, and raises an alarm once where it reaches its warning
 * level, and once where it is spent: a contract that only warns goes on taking orders. The first look at a year counts
 * its earlier orders in, so that no order has to wait for that.
 */
public final class BudgetWatch {

    private final Contracts contracts;
    private final BudgetUse use;
    private final BudgetAlarms alarms;
    private final Clock clock;
    private volatile Map<String, BudgetStand> last = Map.of();

    public BudgetWatch(Contracts contracts, BudgetUse use, BudgetAlarms alarms, Clock clock) {
        this.contracts = contracts;
        this.use = use;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Looks anew; {@link #last()} has it then. */
    public void look() {
        Instant now = clock.instant();
        LocalDate today = VietnamTime.dayOf(now);
        Map<String, BudgetStand> found = new TreeMap<>();
        contracts.all().stream().map(Contract::id).distinct().sorted().forEach(id -> contracts.inForce(id, today)
                .filter(contract -> contract.budget() != null)
                .ifPresent(contract -> found.put(id, look(contract, today, now))));
        last = found;
    }

    private BudgetStand look(Contract contract, LocalDate today, Instant now) {
        Budget budget = contract.budget();
        BudgetUse.Used used = use.of(contract.id(), today.getYear());
        Budget.Stand stand = budget.standAt(used.sum());
        for (Budget.Stand level : Budget.Stand.values()) {
            if (level != Budget.Stand.ENOUGH && level.compareTo(stand) <= 0) {
                alarms.raise(contract.id(), today.getYear(), level, budget, used, now);
            }
        }
        return BudgetStand.on(today, today.getYear(), contract, contracts, used);
    }

    /** By contract, what was found last; empty before the first look. */
    public Map<String, BudgetStand> last() {
        return last;
    }
}
