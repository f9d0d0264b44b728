package vn.postalgateway.order.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.contract.Budget;
import vn.postalgateway.order.BudgetAlarms;
import vn.postalgateway.order.BudgetUse;

/** {@link BudgetAlarms} as rows that nobody changes; whichever gateway writes the row says so in its log. */
public class JdbcBudgetAlarms implements BudgetAlarms {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcBudgetAlarms.class);

    private final JdbcClient jdbc;

    public JdbcBudgetAlarms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void raise(String contract, int year, Budget.Stand level, Budget budget, BudgetUse.Used used, Instant at) {
        boolean first = jdbc.sql("""
                        insert into budget_alarm (contract, year, level, budget_vnd, used_vnd, raised_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(contract, year, level.name(), budget.year().amount(), used.sum().amount(), Timestamp.from(at))
                .update() == 1;
        if (first) {
            LOG.warn("ALARM the budget of {} for {} is at {}: {} of {} are reserved or consumed", contract, year,
                    level, used.sum(), budget.year());
        }
    }

    @Override
    public Optional<Instant> raisedAt(String contract, int year, Budget.Stand level, Budget budget) {
        return jdbc.sql("""
                        select raised_at from budget_alarm
                        where contract = ? and year = ? and level = ? and budget_vnd = ?""")
                .params(contract, year, level.name(), budget.year().amount()).query(Timestamp.class).optional()
                .map(Timestamp::toInstant);
    }
}
