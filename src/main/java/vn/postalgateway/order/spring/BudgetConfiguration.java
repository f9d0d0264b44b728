package vn.postalgateway.order.spring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.order.BudgetAlarms;
import vn.postalgateway.order.BudgetUse;
import vn.postalgateway.order.BudgetWatch;
import vn.postalgateway.order.jdbc.JdbcBudgetAlarms;
import vn.postalgateway.order.jdbc.JdbcBudgetUse;
import vn.postalgateway.order.rest.BudgetRestDoor;

/** Wires the budgets that contracts state for a year. */
@Configuration(proxyBeanMethods = false)
class BudgetConfiguration {

    @Bean
    BudgetUse budgetUse(JdbcClient jdbc, TransactionOperations transaction) {
        return new JdbcBudgetUse(jdbc, transaction);
    }

    @Bean
    BudgetAlarms budgetAlarms(JdbcClient jdbc) {
        return new JdbcBudgetAlarms(jdbc);
    }

    @Bean
    BudgetWatch budgetWatch(Contracts contracts, BudgetUse use, BudgetAlarms alarms, Clock clock) {
        return new BudgetWatch(contracts, use, alarms, clock);
    }

    @Bean
    BudgetMetrics budgetMetrics(BudgetWatch watch) {
        return new BudgetMetrics(watch);
    }

    @Bean
    BudgetRestDoor budgetRestDoor(BudgetUse use, BudgetAlarms alarms, Contracts contracts, Clock clock) {
        return new BudgetRestDoor(use, alarms, contracts, clock);
    }
}
