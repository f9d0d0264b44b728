package vn.postalgateway.reconciliation.spring;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.contract.ContractPricing;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.PricingDocuments;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.reconciliation.GraceDay;
import vn.postalgateway.reconciliation.MarkedStatement;
import vn.postalgateway.reconciliation.ResultExport;
import vn.postalgateway.reconciliation.Periods;
import vn.postalgateway.reconciliation.StatementChanges;
import vn.postalgateway.reconciliation.StatementFormat;
import vn.postalgateway.reconciliation.StatementGrace;
import vn.postalgateway.reconciliation.StatementIntake;
import vn.postalgateway.reconciliation.StatementResults;
import vn.postalgateway.reconciliation.StatementWork;
import vn.postalgateway.reconciliation.Statements;
import vn.postalgateway.reconciliation.csv.CsvTableFormat;
import vn.postalgateway.reconciliation.csv.CsvStatementFormat;
import vn.postalgateway.reconciliation.file.FileStatementInbox;
import vn.postalgateway.reconciliation.jdbc.JdbcPeriods;
import vn.postalgateway.reconciliation.jdbc.JdbcStatementChanges;
import vn.postalgateway.reconciliation.jdbc.JdbcStatementGrace;
import vn.postalgateway.reconciliation.jdbc.JdbcStatementResults;
import vn.postalgateway.reconciliation.jdbc.JdbcStatementWork;
import vn.postalgateway.reconciliation.jdbc.JdbcStatements;
import vn.postalgateway.reconciliation.jdbc.StatementResultInvariants;
import vn.postalgateway.reconciliation.rest.StatementChangesRestDoor;
import vn.postalgateway.reconciliation.rest.StatementFileRestDoor;
import vn.postalgateway.reconciliation.rest.StatementRestDoor;
import vn.postalgateway.reconciliation.xlsx.XlsxTableFormat;
import vn.postalgateway.reconciliation.xlsx.XlsxStatementFormat;

/** Wires reconciliation: statements in, the work on them, their results and periods. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

    private static final List<StatementFormat> FORMATS = List.of(new CsvStatementFormat(), new XlsxStatementFormat());

    /** @param patience how long one look at a file in the inbox may take */
    @ConfigurationProperties("gateway.inbox")
    record InboxSettings(String statements, Duration patience) { }

    @Bean
    StatementResultInvariants statementResultInvariants(JdbcClient jdbc) {
        return new StatementResultInvariants(jdbc);
    }

    @Bean
    Statements statements(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new JdbcStatements(jdbc, new TransactionTemplate(transactions), clock);
    }

    @Bean
    StatementIntake statementIntake(Statements statements, Contracts contracts) {
        return new StatementIntake(statements, contracts, FORMATS);
    }

    @Bean
    StatementResults statementResults(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new JdbcStatementResults(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    Periods periods(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new JdbcPeriods(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    JdbcStatementWork.Neighbours statementNeighbours(OperatorProfiles operators, PricingDocuments documents,
            Contracts contracts,
                                                   WorkingCalendar calendar, DeliveryOrders orders) {
        return new JdbcStatementWork.Neighbours(operators, new ContractPricing(documents), new GraceDay(contracts,
                calendar),
                orders);
    }

    @Bean
    StatementWork statementWork(JdbcTemplate jdbc, PlatformTransactionManager transactions,
                                JdbcStatementWork.Neighbours neighbours, Clock clock) {
        return new JdbcStatementWork(jdbc, transactions, FORMATS, neighbours, clock);
    }

    @Bean
    StatementGrace statementGrace(JdbcTemplate jdbc, PlatformTransactionManager transactions,
                                  JdbcStatementWork.Neighbours neighbours, Clock clock) {
        return new JdbcStatementGrace(jdbc, new TransactionTemplate(transactions), neighbours, clock);
    }

    @Bean
    StatementChanges statementChanges(JdbcClient jdbc) {
        return new JdbcStatementChanges(jdbc);
    }

    @Bean
    StatementRestDoor statementRestDoor(StatementIntake intake, Statements statements, StatementResults results) {
        return new StatementRestDoor(intake, statements, results);
    }

    @Bean
    CsvTableFormat csvTableFormat() {
        return new CsvTableFormat();
    }

    @Bean
    XlsxTableFormat xlsxTableFormat() {
        return new XlsxTableFormat();
    }

    @Bean
    XlsxStatementFormat xlsxStatementFormat() {
        return new XlsxStatementFormat();
    }

    @Bean
    MarkedStatement markedStatement(Statements statements) {
        return new MarkedStatement(statements, FORMATS);
    }

    @Bean
    StatementFileRestDoor statementFileRestDoor(Statements statements, StatementResults results, CsvTableFormat csv,
                                                XlsxTableFormat xlsx, MarkedStatement marked) {
        return new StatementFileRestDoor(statements, new ResultExport(results, csv), new ResultExport(results, xlsx),
                marked);
    }

    @Bean
    StatementChangesRestDoor statementChangesRestDoor(Statements statements, StatementChanges changes) {
        return new StatementChangesRestDoor(statements, changes);
    }

    @Bean
    FileStatementInbox statementInbox(StatementIntake intake, Statements statements, StatementWork work,
                                      InboxSettings settings) {
        return new FileStatementInbox(intake, statements, work, settings.patience());
    }
}
