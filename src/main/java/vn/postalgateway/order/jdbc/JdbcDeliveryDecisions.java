package vn.postalgateway.order.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.operator.Instruction;
import vn.postalgateway.operator.InstructionRequest;
import vn.postalgateway.order.Decided;
import vn.postalgateway.order.DecisionStand;
import vn.postalgateway.order.DecisionStand.State;
import vn.postalgateway.order.DeliveryDecisions;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.DeliveryStop;
import vn.postalgateway.order.OrderParties;
import vn.postalgateway.platform.outbox.Outbox;

/** {@link DeliveryDecisions} in PostgreSQL; every decision takes the order's row first. */
public class JdbcDeliveryDecisions implements DeliveryDecisions {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final DeliveryOrders orders;
    private final OrderParties parties;
    private final QuestionRows questions;
    private final InstructionRows instructions;

    public JdbcDeliveryDecisions(JdbcClient jdbc, TransactionOperations transaction, DeliveryOrders orders,
                         OrderParties parties, Outbox outbox) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.orders = orders;
        this.parties = parties;
        this.questions = new QuestionRows(jdbc);
        this.instructions = new InstructionRows(jdbc, outbox);
    }

    @Override
    public Decided decide(Wish wish, Instant now) {
        return transaction.execute(status -> {
            DeliveryOrder order = orders.lock(wish.orderId()).orElseThrow();
            Optional<InstructionRows.Row> last = instructions.last(wish.orderId());
            if (last.filter(told -> isTheSame(told, wish, order)).isPresent()) {
                return last.get().state() == State.TELLING ? new Decided.Telling() : new Decided.Accepted();
            }
            if (!waits(order)) {
                return new Decided.NotNow("the item does not wait after a failed delivery: "
                        + (order.isCalledOff() ? order.placement() : order.movement()));
            }
            if (last.filter(told -> told.state() == State.TELLING).isPresent()) {
                return new Decided.NotNow("the operator is being told something else: " + last.get().instruction());
            }
            questions.answer(wish.orderId(), instructions.tell(wish, now), false);
            return new Decided.Telling();
        });
    }

    private boolean isTheSame(InstructionRows.Row told, Wish wish, DeliveryOrder order) {
        boolean same = told.instruction() == wish.instruction()
                && (wish.until() == null || wish.until().equals(told.until()));
        return same && told.isStanding() && (!waits(order)
                || told.answers(order.movement(), movementAt(order.orderId())));
    }

    private Instant movementAt(String orderId) {
        return jdbc.sql("select movement_at from delivery_order where order_id = ?").param(orderId)
                .query((row, n) -> OrderRow.instant(row, "movement_at")).single();
    }

    private static boolean waits(DeliveryOrder order) {
        return DeliveryStop.waits(order.movement()) && !order.isCalledOff();
    }

    @Override
    public List<String> undecided(Instant now, int limit) {
        return jdbc.sql("""
                        select order_id from delivery_question
                        where open and decide_by <= ? and otherwise is not null order by decide_by limit ?""")
                .params(Timestamp.from(now), limit).query(String.class).list();
    }

    @Override
    public void decideByContract(String orderId, LocalDate heldUntil, Instant now) {
        transaction.executeWithoutResult(status -> {
            if (!waits(orders.lock(orderId).orElseThrow())) {
                questions.close(orderId);
            }
            jdbc.sql("""
                            select otherwise from delivery_question
                            where order_id = ? and open and decide_by <= ? and otherwise is not null""")
                    .params(orderId, Timestamp.from(now)).query(String.class).optional().ifPresent(otherwise -> {
                        Wish wish = new Wish(orderId, CONTRACT, Instruction.valueOf(otherwise), null, heldUntil);
                        questions.answer(orderId, instructions.tell(wish, now), true);
                    });
        });
    }

    @Override
    public Optional<Telling> next(String orderId) {
        return instructions.last(orderId).filter(told -> told.state() == State.TELLING).map(told -> {
            OrderParties.Parties who = parties.of(orderId);
            return new Telling(orderId, told.number(), told.tries(), new InstructionRequest(
                    orders.byId(orderId).orElseThrow().operator(), orderId, told.instruction(), told.until(),
                    List.of(JdbcPlacements.postal(who.sender()), JdbcPlacements.postal(who.recipient()))));
        });
    }

    @Override
    public void accepted(Telling telling, Instant now) {
        transaction.executeWithoutResult(status -> {
            orders.lock(telling.orderId());
            if (instructions.end(telling.orderId(), telling.number(), State.ACCEPTED, null, now)) {
                if (telling.request().instruction() == Instruction.HOLD) {
                    questions.hold(telling.orderId(), movementAt(telling.orderId()),
                            VietnamTime.endOf(telling.request().until()), now);
                }
                change(telling.orderId(), now);
            }
        });
    }

    @Override
    public void refused(Telling telling, String message, Instant now) {
        transaction.executeWithoutResult(status -> {
            orders.lock(telling.orderId());
            if (instructions.end(telling.orderId(), telling.number(), State.REFUSED, message, now)) {
                change(telling.orderId(), now);
                questions.reopen(telling.orderId(), telling.number(), now);
            }
        });
    }

    // The order's view is another one now.
    private void change(String orderId, Instant now) {
        jdbc.sql("update delivery_order set updated_at = ? where order_id = ?").params(Timestamp.from(now), orderId)
                .update();
        OrderChanges.record(jdbc, orderId, "tracking.updated", now, null);
    }

    @Override
    public void tellAgain(Telling telling, String detail, Instant now, Instant at) {
        transaction.executeWithoutResult(status -> {
            orders.lock(telling.orderId());
            instructions.tellAgain(telling.orderId(), telling.number(), detail, now, at);
        });
    }

    @Override
    public DecisionStand of(String orderId) {
        DecisionStand.Question pending = jdbc.sql("""
                        select why, asked_at, decide_by, otherwise from delivery_question
                        where order_id = ? and open""")
                .param(orderId).query(JdbcDeliveryDecisions::question).optional().orElse(null);
        return new DecisionStand(pending, instructions.of(orderId).stream().map(told -> new DecisionStand.Told(
                told.instruction(), told.until(), told.decidedBy(), told.decidedAt(), told.state(), told.detail(),
                told.endedAt())).toList());
    }

    private static DecisionStand.Question question(ResultSet row, int n) throws SQLException {
        String otherwise = row.getString("otherwise");
        return new DecisionStand.Question(DeliveryStop.Why.valueOf(row.getString("why")),
                OrderRow.instant(row, "asked_at"), OrderRow.instant(row, "decide_by"),
                otherwise == null ? null : Instruction.valueOf(otherwise));
    }
}
