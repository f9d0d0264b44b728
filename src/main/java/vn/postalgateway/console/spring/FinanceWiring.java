package vn.postalgateway.console.spring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.console.CodeLists;
import vn.postalgateway.console.Differences;
import vn.postalgateway.console.SheetDecisions;
import vn.postalgateway.console.StatementVersions;
import vn.postalgateway.console.jdbc.JdbcCodeLists;
import vn.postalgateway.console.jdbc.JdbcDifferences;
import vn.postalgateway.console.jdbc.JdbcSheetDecisions;
import vn.postalgateway.console.jdbc.JdbcStatementVersions;
import vn.postalgateway.settlement.Decisions;

/** Wires what the finance people look through. */
@Configuration(proxyBeanMethods = false)
class FinanceWiring {

    @Bean
    Differences differences(JdbcTemplate jdbc, TransactionOperations transaction) {
        return new JdbcDifferences(jdbc, transaction);
    }

    @Bean
    StatementVersions statementVersions(JdbcClient jdbc) {
        return new JdbcStatementVersions(jdbc);
    }

    @Bean
    SheetDecisions sheetDecisions(Decisions decisions, TransactionOperations transaction) {
        return new JdbcSheetDecisions(decisions, transaction);
    }

    @Bean
    CodeLists codeLists(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
        return new JdbcCodeLists(jdbc, transaction, clock);
    }
}
