package vn.postalgateway.console.jdbc;

import java.util.List;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.console.SheetDecisions;
import vn.postalgateway.console.SheetReview;
import vn.postalgateway.console.SheetReview.Order;
import vn.postalgateway.reconciliation.Standing;
import vn.postalgateway.settlement.DecisionPreview;
import vn.postalgateway.settlement.Decisions;
import vn.postalgateway.tariff.Vnd;

/** {@link SheetDecisions} in one transaction around all decisions; a preview is the same, taken back. */
public class JdbcSheetDecisions implements SheetDecisions {

    private final Decisions decisions;
    private final TransactionOperations transaction;

    public JdbcSheetDecisions(Decisions decisions, TransactionOperations transaction) {
        this.decisions = decisions;
        this.transaction = transaction;
    }

    @Override
    public DecisionPreview preview(SheetReview review, String actor) {
        return transaction.execute(status -> {
            DecisionPreview effect = all(review, actor, null);
            status.setRollbackOnly();
            return effect;
        });
    }

    @Override
    public DecisionPreview decide(SheetReview review, String actor, Vnd expectedPayable) {
        return transaction.execute(status -> all(review, actor, expectedPayable));
    }

    // Each follows on what those before it did, so the last one tells what all of them come to.
    private DecisionPreview all(SheetReview review, String actor, Vnd expectedPayable) {
        List<Order> orders = review.orders();
        Standing before = null;
        Standing after = null;
        for (int n = 0; n < orders.size(); n++) {
            Order order = orders.get(n);
            DecisionPreview effect = decisions.decide(order.selection(review.statementId()), order.action(),
                    order.reason(), actor, n == orders.size() - 1 ? expectedPayable : null);
            before = n == 0 ? effect.before() : before;
            after = effect.after();
        }
        return new DecisionPreview(review.lines(), before, after, List.of());
    }
}
