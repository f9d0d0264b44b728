package vn.postalgateway.settlement.jdbc;

import java.time.Clock;
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
}
