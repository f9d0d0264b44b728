package vn.postalgateway.settlement.spring;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.contract.PartiesBook;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.reconciliation.Periods;
import vn.postalgateway.reconciliation.Statements;
import vn.postalgateway.reconciliation.TableFormat;
import vn.postalgateway.settlement.ClosingWork;
import vn.postalgateway.settlement.CollectedFees;
import vn.postalgateway.settlement.Decisions;
import vn.postalgateway.settlement.Disputes;
import vn.postalgateway.settlement.LedgerBalances;
import vn.postalgateway.settlement.LedgerSealing;
import vn.postalgateway.settlement.LedgerVerification;
import vn.postalgateway.settlement.Letterheads;
import vn.postalgateway.settlement.PaperDrawing;
import vn.postalgateway.settlement.PeriodClosing;
import vn.postalgateway.settlement.PeriodDisputes;
import vn.postalgateway.settlement.PeriodPapers;
import vn.postalgateway.settlement.jdbc.JdbcClosingWork;
import vn.postalgateway.settlement.jdbc.JdbcCollectedFees;
import vn.postalgateway.settlement.jdbc.JdbcDecisions;
import vn.postalgateway.settlement.jdbc.JdbcDisputes;
import vn.postalgateway.settlement.jdbc.JdbcLedgerBalances;
import vn.postalgateway.settlement.jdbc.JdbcLedgerSealing;
import vn.postalgateway.settlement.jdbc.JdbcLedgerVerification;
import vn.postalgateway.settlement.jdbc.JdbcPeriodClosing;
import vn.postalgateway.settlement.jdbc.JdbcPeriodDisputes;
import vn.postalgateway.settlement.jdbc.JdbcPeriodPapers;
import vn.postalgateway.settlement.jdbc.PeriodSettling;
import vn.postalgateway.settlement.jdbc.SettlementInvariants;
import vn.postalgateway.settlement.pdf.PdfMinutes;
import vn.postalgateway.settlement.rest.DecisionRestDoor;
import vn.postalgateway.settlement.rest.DisputeRestDoor;
import vn.postalgateway.settlement.rest.LedgerRestDoor;
import vn.postalgateway.settlement.rest.PaperRestDoor;
import vn.postalgateway.settlement.rest.PeriodRestDoor;

/** Wires settlement: decisions, periods, the ledger, disputes. */
@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    @Bean
    Decisions decisions(JdbcTemplate jdbc, PlatformTransactionManager transactions, DeliveryOrders orders,
                        Clock clock) {
        return new JdbcDecisions(jdbc, new TransactionTemplate(transactions), orders, clock);
    }

    @Bean
    DecisionRestDoor decisionRestDoor(Decisions decisions) {
        return new DecisionRestDoor(decisions);
    }

    /** @param patience how long a caller waits for a closing step */
    @ConfigurationProperties("gateway.closing")
    record ClosingSettings(Duration patience) { }

    @Bean
    JdbcPeriodClosing periodClosing(JdbcTemplate jdbc, PlatformTransactionManager transactions, Periods periods,
                                    DeliveryOrders orders, Contracts contracts, DeliveryTerms terms,
                                    Letterheads letterheads, Clock clock) {
        return new JdbcPeriodClosing(jdbc, new TransactionTemplate(transactions), periods,
                new PeriodSettling(jdbc, orders), contracts, terms, letterheads, clock);
    }

    @Bean
    LedgerSealing ledgerSealing(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new JdbcLedgerSealing(jdbc, new TransactionTemplate(transactions), clock);
    }

    @Bean
    LedgerVerification ledgerVerification(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new JdbcLedgerVerification(jdbc, snapshot(transactions));
    }

    private static TransactionTemplate snapshot(PlatformTransactionManager transactions) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return snapshot;
    }

    @Bean
    LedgerBalances ledgerBalances(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new JdbcLedgerBalances(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    CollectedFees collectedFees(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new JdbcCollectedFees(jdbc, new TransactionTemplate(transactions), clock);
    }

    /** @param answerWorkingDays how many working days the post has to answer a dispute */
    @ConfigurationProperties("gateway.disputes")
    record DisputeSettings(int answerWorkingDays) { }

    @Bean
    SettlementInvariants settlementInvariants(JdbcTemplate jdbc) {
        return new SettlementInvariants(jdbc);
    }

    @Bean
    Disputes disputes(JdbcClient jdbc, PlatformTransactionManager transactions, WorkingCalendar calendar,
                      DisputeSettings settings, Clock clock) {
        return new JdbcDisputes(jdbc, new TransactionTemplate(transactions), calendar, settings.answerWorkingDays(),
                clock);
    }

    @Bean
    PeriodDisputes periodDisputes(JdbcClient jdbc) {
        return new JdbcPeriodDisputes(jdbc);
    }

    @Bean
    DisputeRestDoor disputeRestDoor(Disputes disputes, Clock clock) {
        return new DisputeRestDoor(disputes, clock);
    }

    @Bean
    ClosingWork closingWork(JdbcTemplate jdbc, PlatformTransactionManager transactions, JdbcPeriodClosing closing,
                            LedgerSealing sealing, Clock clock) {
        return new JdbcClosingWork(jdbc, transactions, closing, sealing, clock);
    }

    @Bean
    PeriodRestDoor periodRestDoor(PeriodClosing closing, ClosingWork work, ClosingSettings settings,
                                  Contracts contracts) {
        return new PeriodRestDoor(closing, work, settings.patience(), contracts);
    }

    @Bean
    LedgerRestDoor ledgerRestDoor(LedgerVerification verification, LedgerBalances balances, CollectedFees fees,
                                  Contracts contracts) {
        return new LedgerRestDoor(verification, balances, fees, contracts);
    }

    @Bean
    Letterheads letterheads(Contracts contracts, PartiesBook parties, OperatorProfiles operators) {
        return new Letterheads(contracts, parties, operators);
    }

    @Bean
    PeriodPapers periodPapers(JdbcTemplate jdbc, PlatformTransactionManager transactions, Letterheads letterheads,
                              Clock clock) {
        return new JdbcPeriodPapers(jdbc, snapshot(transactions), letterheads, clock);
    }

    @Bean
    PaperDrawing paperDrawing(PeriodPapers papers, Statements statements,
                              @Qualifier("csvTableFormat") TableFormat csv,
                              @Qualifier("xlsxTableFormat") TableFormat xlsx) {
        return new PaperDrawing(papers, statements, csv, xlsx, new PdfMinutes());
    }

    @Bean
    PaperRestDoor paperRestDoor(PaperDrawing drawing, Contracts contracts) {
        return new PaperRestDoor(drawing, contracts);
    }

    /** The program started as {@code verify}: looks through the ledger, tells it, and ends. */
    @Bean
    @ConditionalOnProperty("gateway.ledger.verify-and-end")
    LedgerCheckRun ledgerCheckRun(LedgerVerification verification) {
        return new LedgerCheckRun(verification, System.out);
    }
}
