package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.Money;
import vn.postalgateway.platform.database.SetBased;
import vn.postalgateway.reconciliation.LineDecision;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.Standing;
import vn.postalgateway.settlement.DecisionPreview;
import vn.postalgateway.settlement.Decisions;
import vn.postalgateway.settlement.Selection;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.tariff.Vnd;

/** Decisions in PostgreSQL. Deciders of one period follow one another; a closing period waits for them. */
public class JdbcDecisions implements Decisions {

    private static final int MOST_CONFLICTS = 100;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DeliveryOrders orders;
    private final Clock clock;

    public JdbcDecisions(JdbcTemplate template, TransactionTemplate transaction, DeliveryOrders orders, Clock clock) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.transaction = transaction;
        this.orders = orders;
        this.clock = clock;
    }

    private record Statement(String statementId, String contract, Date period, String state, boolean newest) {
    }

    @Override
    public DecisionPreview preview(Selection selection, Resolution action) {
        return transaction.execute(status -> {
            SetBased.plan(template);
            return look(ready(selection), selection, action);
        });
    }

    @Override
    public DecisionPreview decide(Selection selection, Resolution action, String reason, String actor,
                                  Vnd expectedPayable) {
        return transaction.execute(status -> {
            SetBased.plan(template);
            Instant now = clock.instant();
            Statement statement = ready(selection);
            takeTurn(statement, now);
            DecisionPreview preview = look(statement, selection, action);
            refuseImpossible(statement, preview, expectedPayable);
            DecisionTargets targets = DecisionTargets.of(jdbc, selection);
            List<String> matched = targets.orders("outcome = 'MATCHED'");
            List<String> different = targets.orders("outcome <> 'MATCHED'");
            targets.write(statement.contract(), statement.period(), action, reason, actor, Timestamp.from(now));
            orders.projectMoney(matched, money(action, Money.MATCHED), now);
            orders.projectMoney(different, money(action, Money.DIFFERENT), now);
            return preview;
        });
    }

    private Statement ready(Selection selection) {
        Statement statement = jdbc.sql("""
                        select s.*, not exists (select 1 from statement l where l.operator = s.operator
                            and l.contract = s.contract and l.period = s.period and l.version > s.version
                            and l.state = 'READY') as newest
                        from statement s where s.statement_id = ?""").param(selection.statementId())
                .query((row, n) -> new Statement(row.getString("statement_id"), row.getString("contract"),
                        row.getDate("period"), row.getString("state"), row.getBoolean("newest"))).optional()
                .orElseThrow(() -> SettlementRefused.notFound("statement"));
        if (!statement.state().equals("READY")) {
            throw SettlementRefused.conflict("statement-not-ready", "Bảng kê chưa đối soát xong.",
                    "The statement is not matched yet; wait until it is READY.");
        }
        if (!selection.resultIds().isEmpty() && DecisionTargets.of(jdbc, selection).count()
                != selection.resultIds().size()) {
            throw SettlementRefused.notFound("line of this statement");
        }
        return statement;
    }

    // The row is held for the rest of the transaction: whoever wants to close the period waits.
    private void takeTurn(Statement statement, Instant now) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("decide:" + statement.contract() + "/" + statement.period()).query((row, n) -> 0).single();
        String state = jdbc.sql("select hold_period(?, ?, ?)").param(statement.contract()).param(statement.period())
                .param(Timestamp.from(now)).query(String.class).single();
        if (!state.equals("OPEN") && !state.equals("REOPENED")) {
            throw SettlementRefused.conflict("period-closed",
                    "Kỳ đã trình hoặc đã duyệt; muốn sửa phải mở lại kỳ.",
                    "The period is " + state + "; an approver has to reopen it first.");
        }
    }

    private static void refuseImpossible(Statement statement, DecisionPreview preview, Vnd expectedPayable) {
        if (!statement.newest()) {
            throw SettlementRefused.conflict("statement-superseded", "Đã có phiên bản bảng kê mới hơn cho kỳ này.",
                    "A newer version of the statement stands for this period; decide about its lines.");
        }
        if (!preview.conflicts().isEmpty()) {
            throw SettlementRefused.twice(preview.conflicts());
        }
        if (expectedPayable != null && !expectedPayable.equals(preview.after().confirmed())) {
            throw SettlementRefused.conflict("preview-stale", "Số liệu đã thay đổi từ lúc xem trước; hãy xem lại.",
                    "The sums have changed since the preview: " + preview.after().confirmed()
                            + " would be payable; look at it again.");
        }
    }

    private DecisionPreview look(Statement statement, Selection selection, Resolution action) {
        DecisionTargets targets = DecisionTargets.of(jdbc, selection);
        Standing before = jdbc.sql("select * from statement_standing(?)").param(statement.statementId())
                .query((row, n) -> new Standing(Vnd.of(row.getLong("claimed_vnd")),
                        Vnd.of(row.getLong("confirmed_vnd")), Vnd.of(row.getLong("contested_vnd")),
                        Vnd.of(row.getLong("carried_over_vnd")), Vnd.of(row.getLong("online_vnd")))).single();
        DecisionTargets.Moved moved = targets.moved(action);
        Standing after = new Standing(before.claimed(), before.confirmed().plus(moved.confirmed()),
                before.contested().minus(moved.confirmed()).minus(moved.carriedOver()),
                before.carriedOver().plus(moved.carriedOver()), before.online().plus(moved.online()));
        return new DecisionPreview(moved.lines(), before, after,
                targets.conflicts(action, statement.contract(), statement.period(), MOST_CONFLICTS));
    }

    private static Money money(Resolution action, Money decided) {
        return switch (action) {
            case DISPUTE -> Money.DISPUTED;
            case NEXT_PERIOD -> Money.EXPECTED;
            case ACCEPT_THEIRS, KEEP_OURS -> decided;
        };
    }

    @Override
    public List<LineDecision> history(String statementId, String resultId) {
        return jdbc.sql("""
                        select * from line_decision where statement_id = ? and result_id = ?
                        order by decision_no desc""").params(statementId, resultId)
                .query((row, n) -> new LineDecision(row.getLong("decision_no"),
                        Resolution.valueOf(row.getString("action")), row.getString("reason"), row.getString("actor"),
                        row.getTimestamp("decided_at").toInstant(), row.getObject("carried_from", Long.class))).list();
    }
}
