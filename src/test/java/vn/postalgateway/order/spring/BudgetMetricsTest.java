package vn.postalgateway.order.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.postalgateway.contract.Budget;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.order.BudgetAlarms;
import vn.postalgateway.order.BudgetUse;
import vn.postalgateway.order.BudgetWatch;
import vn.postalgateway.tariff.Vnd;

/** What a monitor reads about budgets. */
class BudgetMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> raised = new ArrayList<>();
    private Vnd used = Vnd.of(79);

    private final Contracts contracts = new Contracts() {
        @Override
        public Optional<Contract> inForce(String contractId, LocalDate on) {
            return all().stream().filter(each -> each.id().equals(contractId)).findFirst();
        }

        @Override
        public Collection<Contract> all() {
            return List.of(contract("funded", new Budget(Vnd.of(100), 80, Budget.WhenSpent.WARN)),
                    contract("free", null));
        }

        private Contract contract(String id, Budget budget) {
            return new Contract(id, id + "@2025-07-01", "", LocalDate.of(2025, 7, 1), "vnpost", "", 5, budget);
        }
    };

    private final BudgetAlarms alarms = new BudgetAlarms() {
        @Override
        public void raise(String contract, int year, Budget.Stand level, Budget budget, BudgetUse.Used use,
                          Instant at) {
            raised.add(contract + " " + year + " " + level);
        }

        @Override
        public Optional<Instant> raisedAt(String contract, int year, Budget.Stand level, Budget budget) {
            return Optional.empty();
        }
    };

    private List<Number> seen(BudgetMetrics metrics, long consumed) {
        used = Vnd.of(consumed);
        metrics.look();
        return List.of(registry.get("gateway.budget.stand").tag("contract", "funded").gauge().value(),
                registry.get("gateway.budget.left.vnd").tag("contract", "funded").gauge().value());
    }

    @Test
    void showsWhereEachBudgetStandsAndWhatIsLeftOfIt() {
        BudgetMetrics metrics = new BudgetMetrics(new BudgetWatch(contracts,
                (contract, year) -> new BudgetUse.Used(Vnd.ZERO, used), alarms,
                Clock.fixed(Instant.parse("2026-12-31T17:00:00Z"), ZoneOffset.UTC)));
        metrics.bindTo(registry);

        assertThat(registry.find("gateway.budget.stand").gauge()).as("before the first look").isNull();
        assertThat(seen(metrics, 79)).containsExactly(0.0, 21.0);
        assertThat(raised).isEmpty();
        assertThat(seen(metrics, 80)).containsExactly(1.0, 20.0);
        assertThat(seen(metrics, 120)).containsExactly(2.0, -20.0);
        assertThat(raised).containsExactly("funded 2027 WARNING", "funded 2027 WARNING", "funded 2027 SPENT");
        assertThat(registry.find("gateway.budget.stand").tag("contract", "free").gauge()).isNull();
    }
}
