package vn.postalgateway.reconciliation.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.Money;

/** Writes onto the orders of a statement's population where their money stands. Joins the caller's transaction. */
final class MoneyProjection {

    private static final int CHUNK = 5_000;

    private final JdbcTemplate template;
    private final DeliveryOrders orders;

    MoneyProjection(JdbcTemplate template, DeliveryOrders orders) {
        this.template = template;
        this.orders = orders;
    }

    void project(String statementId, Instant at) {
        if (periodIsClosed(statementId)) {
            return;
        }
        project(statementId, Money.MATCHED, "outcome = 'MATCHED'", at);
        project(statementId, Money.EXPECTED, "outcome = 'EXPECTED'", at);
        project(statementId, Money.DIFFERENT, "outcome not in ('MATCHED', 'EXPECTED', 'BILLED_BEFORE')", at);
        project(statementId, Money.DISPUTED, """
                result_id in (select d.result_id from line_decision_now d
                              where d.statement_id = statement_result.statement_id and d.action = 'DISPUTE')""", at);
    }

    // A version that comes after the month was closed does not count, so it moves no money either.
    private boolean periodIsClosed(String statementId) {
        return JdbcClient.create(template).sql("""
                        select exists (select 1 from statement s join settlement_period p using (contract, period)
                            where s.statement_id = ? and p.state in ('SUBMITTED', 'APPROVED'))""")
                .param(statementId).query(Boolean.class).single();
    }

    // In the order of their ids, as everybody locks orders; one reading beside the writing, not one for each chunk.
    private void project(String statementId, Money money, String which, Instant at) {
        List<String> ids = new ArrayList<>(CHUNK);
        template.query(connection -> {
            var statement = connection.prepareStatement("select order_id from statement_result"
                    + " where statement_id = ? and carries_item and " + which + " order by order_id");
            statement.setFetchSize(CHUNK);
            statement.setString(1, statementId);
            return statement;
        }, row -> {
            ids.add(row.getString(1));
            if (ids.size() == CHUNK) {
                orders.projectMoney(ids, money, at);
                ids.clear();
            }
        });
        if (!ids.isEmpty()) {
            orders.projectMoney(ids, money, at);
        }
    }
}
