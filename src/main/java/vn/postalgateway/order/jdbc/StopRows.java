package vn.postalgateway.order.jdbc;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.order.DecisionStand.State;
import vn.postalgateway.order.DeliveryStop;
import vn.postalgateway.order.MovementProjection;
import vn.postalgateway.platform.outbox.Outbox;

/**
 * Follows what the events say of items that could not be delivered: asks for a decision once about each failure, and
 * lets questions and instructions go that the item has left behind. Joins the caller's transaction, which holds the
 * orders' rows.
 */
class StopRows {

    private final JdbcClient jdbc;
    private final QuestionRows questions;
    private final InstructionRows instructions;

    StopRows(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.questions = new QuestionRows(jdbc);
        this.instructions = new InstructionRows(jdbc, outbox);
    }

    void follow(Collection<MovementProjection> projections) {
        List<MovementProjection> stopped = projections.stream().filter(p -> p.waited() || p.stop() != null).toList();
        if (stopped.isEmpty()) {
            return;
        }
        List<String> orderIds = stopped.stream().map(MovementProjection::orderId).sorted().toList();
        Map<String, InstructionRows.Row> standing = new HashMap<>();
        instructions.standing(orderIds).forEach(row -> standing.put(row.orderId(), row));
        Map<String, Instant> open = openSince(orderIds);
        stopped.forEach(p -> follow(p, standing.get(p.orderId()), open.get(p.orderId())));
    }

    private Map<String, Instant> openSince(List<String> orderIds) {
        Map<String, Instant> open = new HashMap<>();
        jdbc.sql("select order_id, stopped_at from delivery_question where open and order_id = any(?::text[])")
                .param(orderIds.toArray(String[]::new)).query(row -> {
                    open.put(row.getString(1), OrderRow.instant(row, "stopped_at"));
                });
        return open;
    }

    private void follow(MovementProjection order, InstructionRows.Row told, Instant askedAbout) {
        DeliveryStop stop = order.stop();
        if (told != null && told.state() == State.TELLING && (stop == null || stop.isNewSince(told.covers()))) {
            instructions.end(order.orderId(), told.number(), State.OVERTAKEN, "the item moved on before the operator"
                    + " answered: " + order.movement(), order.at());
        }
        boolean answered = stop != null && told != null && told.answers(stop.movement(), stop.at());
        boolean open = stop != null && stop.why() != null && !answered;
        if (open && (askedAbout == null || stop.isNewSince(askedAbout))) {
            questions.ask(order.orderId(), stop, order.at());
        } else if (!open && !answered && askedAbout != null) {
            questions.close(order.orderId());
        }
    }
}
