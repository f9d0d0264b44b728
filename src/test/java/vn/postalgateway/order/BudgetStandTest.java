package vn.postalgateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.postalgateway.contract.Budget;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.tariff.Vnd;

/** Where a year's budget is heading. */
class BudgetStandTest {

    private static final Budget BUDGET = new Budget(Vnd.of(1_000_000), 80, Budget.WhenSpent.WARN);
    private static final Contract FIRST = version("2025-07-01");
    private static final Contract SECOND = version("2026-06-01");
    private static final Contracts CONTRACTS = new Contracts() {
        @Override
        public Optional<Contract> inForce(String contractId, LocalDate on) {
            return Optional.of(SECOND);
        }

        @Override
        public Collection<Contract> all() {
            return List.of(SECOND, FIRST);
        }
    };

    private static Contract version(String validFrom) {
        return new Contract("hue", "hue@" + validFrom, "Huế", LocalDate.parse(validFrom), "vnpost", "Ngân sách", 5, BUDGET);
    }

    @Test
    void reckonsThePaceFromTheContractsFirstVersionWhicheverIsInForce() {
        BudgetUse.Used used = new BudgetUse.Used(Vnd.of(365_000), Vnd.ZERO);

        BudgetStand stand = BudgetStand.on(LocalDate.of(2026, 12, 30), 2026, SECOND, CONTRACTS, used);

        assertThat(stand.forecast()).as("364 days took it, one is ahead").isEqualTo(Vnd.of(366_002));
    }
}
