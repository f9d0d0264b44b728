package vn.postalgateway.settlement.jdbc;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.calendar.yaml.YamlSpecialDays;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.contract.yaml.YamlContractBook;
import vn.postalgateway.contract.yaml.YamlPartiesBook;
import vn.postalgateway.operator.yaml.ShippedProfiles;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.reconciliation.Periods;
import vn.postalgateway.reconciliation.csv.CsvTableFormat;
import vn.postalgateway.reconciliation.jdbc.JdbcPeriods;
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;
import vn.postalgateway.reconciliation.xlsx.XlsxTableFormat;
import vn.postalgateway.settlement.LedgerSealing;
import vn.postalgateway.settlement.Letterheads;
import vn.postalgateway.settlement.PaperDrawing;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.settlement.pdf.PdfMinutes;
import vn.postalgateway.tariff.Vnd;

/** Wires settlement on the database of a {@link ReconciledMonth}. */
final class SettlementGround {

    private static final DeliveryTerms TERMS = new DeliveryTerms(new YamlContractBook("config"),
            new WorkingCalendar(new YamlSpecialDays("config")));

    private SettlementGround() {
    }

    static JdbcPeriodClosing closing(ReconciledMonth month, Clock clock) {
        return closing(month, clock, periods(month));
    }

    /** @param yearBudget of the contract, or null if it states none */
    static JdbcPeriodClosing closing(ReconciledMonth month, Clock clock, Vnd yearBudget) {
        return closing(month, clock, yearBudget, month.orders());
    }

    private static JdbcPeriodClosing closing(ReconciledMonth month, Clock clock, Vnd yearBudget, DeliveryOrders orders) {
        return closing(month, clock, yearBudget, orders, periods(month));
    }

    /** One that asks these for a period's totals. */
    static JdbcPeriodClosing closing(ReconciledMonth month, Clock clock, Periods periods) {
        return closing(month, clock, null, month.orders(), periods);
    }

    private static JdbcPeriodClosing closing(ReconciledMonth month, Clock clock, Vnd yearBudget, DeliveryOrders orders,
                                             Periods periods) {
        return new JdbcPeriodClosing(month.template(), month.transaction(), periods,
                new PeriodSettling(month.template(), orders), contracts(yearBudget), TERMS, letterheads(), clock);
    }

    static Periods periods(ReconciledMonth month) {
        return new JdbcPeriods(month.jdbc(), month.transaction());
    }

    static Letterheads letterheads() {
        return new Letterheads(contracts(null), new YamlPartiesBook("config"), ShippedProfiles.read());
    }

    /** Draws papers of what the month holds, at that time of the clock. */
    static PaperDrawing drawing(ReconciledMonth month, Clock clock) {
        return drawing(month, letterheads(), clock);
    }

    static PaperDrawing drawing(ReconciledMonth month, Letterheads letterheads, Clock clock) {
        return new PaperDrawing(new JdbcPeriodPapers(month.template(), snapshot(month), letterheads, clock),
                month.statements(), new CsvTableFormat(), new XlsxTableFormat(), new PdfMinutes());
    }

    static JdbcCollectedFees fees(ReconciledMonth month, Clock clock) {
        return new JdbcCollectedFees(month.jdbc(), month.transaction(), clock);
    }

    static JdbcClosingWork work(ReconciledMonth month, Clock clock) {
        return work(month, clock, month.orders(), sealing(month, clock));
    }

    /** The post has five working days to answer. */
    static JdbcDisputes disputes(ReconciledMonth month, Clock clock) {
        return new JdbcDisputes(month.jdbc(), month.transaction(),
                new WorkingCalendar(new YamlSpecialDays("config")), 5, clock);
    }

    static JdbcLedgerSealing sealing(ReconciledMonth month, Clock clock) {
        return new JdbcLedgerSealing(month.template(), month.transaction(), clock);
    }

    static JdbcClosingWork work(ReconciledMonth month, Clock clock, DeliveryOrders orders, LedgerSealing sealing) {
        return new JdbcClosingWork(month.template(), month.transaction().getTransactionManager(),
                closing(month, clock, null, orders), sealing, clock);
    }

    /** Orders whose money cannot be written: the process ends in the middle of an approval. */
    static DeliveryOrders cutOff() {
        return (DeliveryOrders) Proxy.newProxyInstance(SettlementGround.class.getClassLoader(),
                new Class<?>[] {DeliveryOrders.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("the power is cut");
                });
    }

    /** Whether each of both was done, or refused, when they began at the same moment. */
    static List<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (Callable<Boolean> work : List.of(one, other)) {
            answers.add(both.submit(() -> {
                start.await();
                try {
                    return work.call();
                } catch (SettlementRefused refused) {
                    return false;
                }
            }));
        }
        List<Boolean> done = List.of(answers.get(0).get(), answers.get(1).get());
        both.shutdown();
        return done;
    }

    static TransactionTemplate snapshot(ReconciledMonth month) {
        TransactionTemplate snapshot = new TransactionTemplate(month.transaction().getTransactionManager());
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return snapshot;
    }

    private static Contracts contracts(Vnd yearBudget) {
        Contract contract = new Contract(ReconciledMonth.CONTRACT, "v", "", LocalDate.of(2025, 7, 1), "vnpost", "", 5,
                yearBudget == null ? null
                        : new vn.postalgateway.contract.Budget(yearBudget, 80,
                                vn.postalgateway.contract.Budget.WhenSpent.WARN));
        return new Contracts() {
            @Override
            public Optional<Contract> inForce(String contractId, LocalDate on) {
                return Optional.of(contract);
            }

            @Override
            public Collection<Contract> all() {
                return List.of(contract);
            }
        };
    }
}
