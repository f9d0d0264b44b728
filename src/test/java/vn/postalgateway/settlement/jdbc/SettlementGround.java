package vn.postalgateway.settlement.jdbc;

import java.time.Clock;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.reconciliation.jdbc.JdbcPeriods;
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;

/** Wires settlement on the database of a {@link ReconciledMonth}. */
final class SettlementGround {

    private SettlementGround() {
    }

    static JdbcPeriodClosing closing(ReconciledMonth month, Clock clock) {
        return new JdbcPeriodClosing(month.template(), month.transaction(),
                new JdbcPeriods(month.jdbc(), month.transaction()), new PeriodSettling(month.template(), month.orders()),
                clock);
    }

    static TransactionTemplate snapshot(ReconciledMonth month) {
        TransactionTemplate snapshot = new TransactionTemplate(month.transaction().getTransactionManager());
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return snapshot;
    }
}
