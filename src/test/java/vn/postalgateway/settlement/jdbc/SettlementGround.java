package vn.postalgateway.settlement.jdbc;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.yaml.YamlPartiesBook;
import vn.postalgateway.operator.yaml.ShippedProfiles;
import vn.postalgateway.reconciliation.csv.CsvTableFormat;
import vn.postalgateway.reconciliation.jdbc.JdbcPeriods;
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;
import vn.postalgateway.reconciliation.xlsx.XlsxTableFormat;
import vn.postalgateway.settlement.Letterheads;
import vn.postalgateway.settlement.PaperDrawing;
import vn.postalgateway.settlement.pdf.PdfMinutes;
import vn.postalgateway.tariff.Vnd;

/** Wires settlement on the database of a {@link ReconciledMonth}. */
final class SettlementGround {

    private SettlementGround() {
    }

    static JdbcPeriodClosing closing(ReconciledMonth month, Clock clock) {
        return closing(month, clock, null);
    }

    /** @param yearBudget of the contract, or null if it states none */
    static JdbcPeriodClosing closing(ReconciledMonth month, Clock clock, Vnd yearBudget) {
        return new JdbcPeriodClosing(month.template(), month.transaction(),
                new JdbcPeriods(month.jdbc(), month.transaction()), new PeriodSettling(month.template(), month.orders()),
                contracts(yearBudget), letterheads(), clock);
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

    static TransactionTemplate snapshot(ReconciledMonth month) {
        TransactionTemplate snapshot = new TransactionTemplate(month.transaction().getTransactionManager());
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return snapshot;
    }

    private static Contracts contracts(Vnd yearBudget) {
        Contract contract = new Contract(ReconciledMonth.CONTRACT, "v", "", LocalDate.of(2025, 7, 1), "vnpost", "", 5,
                yearBudget);
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
