package vn.postalgateway.reconciliation.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets decisions about the last version hold for the same lines of a new one: same item, same outcome, same money. A
 * line that changed is undecided again. Joins the caller's transaction.
 */
final class DecisionCarryOver {

    // A closed period takes no decisions; its version stands until it is reopened, and then this is made up for.
    private static final String SQL = """
            select coalesce(sum(carry_decisions_over(earlier.statement_id, s.statement_id)), 0)
            from statement s, lateral (
                select e.statement_id from statement e
                where e.operator = s.operator and e.contract = s.contract and e.period = s.period and e.state = 'READY'
                    and e.version < s.version
                order by e.version desc limit 1) earlier
            where s.statement_id = ? and not exists (
                select 1 from settlement_period p where p.contract = s.contract and p.period = s.period
                    and p.state in ('SUBMITTED', 'APPROVED'))""";

    private DecisionCarryOver() {
    }

    static long toNewest(JdbcClient jdbc, String statementId) {
        return jdbc.sql(SQL).param(statementId).query(Long.class).single();
    }
}
