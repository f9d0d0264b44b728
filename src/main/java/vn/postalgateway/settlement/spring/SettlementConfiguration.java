package vn.postalgateway.settlement.spring;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.reconciliation.Periods;
import vn.postalgateway.settlement.CollectedFees;
import vn.postalgateway.settlement.Decisions;
import vn.postalgateway.settlement.LedgerBalances;
import vn.postalgateway.settlement.LedgerSealing;
import vn.postalgateway.settlement.LedgerVerification;
import vn.postalgateway.settlement.PeriodClosing;
import vn.postalgateway.settlement.jdbc.JdbcCollectedFees;
import vn.postalgateway.settlement.jdbc.JdbcDecisions;
import vn.postalgateway.settlement.jdbc.JdbcLedgerBalances;
import vn.postalgateway.settlement.jdbc.JdbcLedgerSealing;
import vn.postalgateway.settlement.jdbc.JdbcLedgerVerification;
import vn.postalgateway.settlement.jdbc.JdbcPeriodClosing;
import vn.postalgateway.settlement.jdbc.PeriodSettling;
import vn.postalgateway.settlement.jdbc.SettlementInvariants;
import vn.postalgateway.settlement.rest.DecisionRestDoor;
import vn.postalgateway.settlement.rest.LedgerRestDoor;
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
                                DeliveryOrders orders, Contracts contracts, Clock clock) {
        return new JdbcPeriodClosing(jdbc, new TransactionTemplate(transactions), periods,
                new PeriodSettling(jdbc, orders), contracts, clock);
    }

    @Bean
    LedgerSealing ledgerSealing(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new JdbcLedgerSealing(jdbc, new TransactionTemplate(transactions), clock);
    }

    @Bean
    LedgerVerification ledgerVerification(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return new JdbcLedgerVerification(jdbc, snapshot);
    }

    @Bean
    LedgerBalances ledgerBalances(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new JdbcLedgerBalances(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    CollectedFees collectedFees(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new JdbcCollectedFees(jdbc, new TransactionTemplate(transactions), clock);
    }

    @Bean
    SettlementInvariants settlementInvariants(JdbcTemplate jdbc) {
        return new SettlementInvariants(jdbc);
    }

    @Bean
    PeriodRestDoor periodRestDoor(PeriodClosing closing, LedgerSealing sealing, Contracts contracts) {
        return new PeriodRestDoor(closing, sealing, contracts);
    }

    @Bean
    LedgerRestDoor ledgerRestDoor(LedgerVerification verification, LedgerBalances balances, CollectedFees fees,
                                  Contracts contracts) {
        return new LedgerRestDoor(verification, balances, fees, contracts);
    }

    /** The program started as {@code verify}: looks through the ledger, tells it, and ends. */
    @Bean
    @ConditionalOnProperty("gateway.ledger.verify-and-end")
    LedgerCheckRun ledgerCheckRun(LedgerVerification verification) {
        return new LedgerCheckRun(verification, System.out);
    }
}
