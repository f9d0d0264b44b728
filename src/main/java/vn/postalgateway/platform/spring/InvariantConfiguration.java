package vn.postalgateway.platform.spring;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.platform.invariant.InvariantCheck;
import vn.postalgateway.platform.invariant.InvariantHealth;
import vn.postalgateway.platform.invariant.InvariantMetrics;
import vn.postalgateway.platform.invariant.Invariants;

/** Wires the check of what must always be true, over the invariants of all features. */
@Configuration(proxyBeanMethods = false)
class InvariantConfiguration {

    /** @param queryLimit longest time for one query of the check */
    @ConfigurationProperties("gateway.invariants")
    record InvariantSettings(Duration queryLimit) { }

    @Bean
    InvariantCheck invariantCheck(ObjectProvider<Invariants> features, JdbcClient jdbc,
                                  PlatformTransactionManager transactions, Clock clock, InvariantSettings settings) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return new InvariantCheck(features.orderedStream().flatMap(f -> f.list().stream()).toList(), jdbc, snapshot,
                clock, settings.queryLimit());
    }

    @Bean
    InvariantMetrics invariantMetrics(InvariantCheck check) {
        return new InvariantMetrics(check);
    }

    /** Health part {@code invariants}. */
    @Bean
    InvariantHealth invariantsHealthIndicator(InvariantCheck check) {
        return new InvariantHealth(check);
    }
}
