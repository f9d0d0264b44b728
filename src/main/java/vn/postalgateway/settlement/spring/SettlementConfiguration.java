package vn.postalgateway.settlement.spring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.reconciliation.Periods;
import vn.postalgateway.settlement.Decisions;
import vn.postalgateway.settlement.PeriodClosing;
import vn.postalgateway.settlement.jdbc.JdbcDecisions;
import vn.postalgateway.settlement.jdbc.JdbcPeriodClosing;
import vn.postalgateway.settlement.jdbc.PeriodSettling;
import vn.postalgateway.settlement.rest.DecisionRestDoor;
import vn.postalgateway.settlement.rest.PeriodRestDoor;

/** Wires settlement: decisions, periods, the ledger. */
@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    @Bean
    Decisions decisions(JdbcClient jdbc, PlatformTransactionManager transactions, DeliveryOrders orders, Clock clock) {
        return new JdbcDecisions(jdbc, new TransactionTemplate(transactions), orders, clock);
    }

    @Bean
    DecisionRestDoor decisionRestDoor(Decisions decisions) {
        return new DecisionRestDoor(decisions);
    }

    @Bean
    PeriodClosing periodClosing(JdbcTemplate jdbc, PlatformTransactionManager transactions, Periods periods,
                                DeliveryOrders orders, Clock clock) {
        return new JdbcPeriodClosing(jdbc, new TransactionTemplate(transactions), periods,
                new PeriodSettling(jdbc, orders), clock);
    }

    @Bean
    PeriodRestDoor periodRestDoor(PeriodClosing closing, Contracts contracts) {
        return new PeriodRestDoor(closing, contracts);
    }
}
