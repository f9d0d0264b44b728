package vn.postalgateway.order.jdbc;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.operator.Instruction;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.DecisionStand.State;
import vn.postalgateway.order.DeliveryDecisions;
import vn.postalgateway.platform.outbox.OperatorQueues;
import vn.postalgateway.platform.outbox.Outbox;

/**
 * What operators are told about items that could not be delivered. Joins the caller's transaction, which holds the
 * order's row.
 */
class InstructionRows {

    static final String PURPOSE = "instruction";

    private final JdbcClient jdbc;
    private final Outbox outbox;

    InstructionRows(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /** @param covers occurred-at of the newest that was known of the item when it was decided */
    record Row(String orderId, int number, Instruction instruction, LocalDate until, String decidedBy,
               Instant decidedAt, Instant covers, State state, int tries, String detail, Instant endedAt) {

        static Row read(ResultSet rs, int n) throws SQLException {
            return new Row(rs.getString("order_id"), rs.getInt("number"),
                    Instruction.valueOf(rs.getString("instruction")), rs.getObject("hold_until", LocalDate.class),
                    rs.getString("decided_by"), OrderRow.instant(rs, "decided_at"), OrderRow.instant(rs, "covers"),
                    State.valueOf(rs.getString("state")), rs.getInt("tries"), rs.getString("detail"),
                    OrderRow.instant(rs, "ended_at"));
        }

        boolean isStanding() {
            return state == State.TELLING || state == State.ACCEPTED;
        }

        /** Whether it says what shall become of an item that stopped so; that it is held then is what was told. */
        boolean answers(Movement stopped, Instant at) {
            return isStanding() && (stopped == Movement.HELD && instruction != Instruction.REDELIVER
                    || !at.isAfter(covers));
        }
    }

    List<Row> of(String orderId) {
        return jdbc.sql("select * from delivery_instruction where order_id = ? order by number").param(orderId)
                .query(Row::read).list();
    }

    Optional<Row> last(String orderId) {
        return jdbc.sql("select * from delivery_instruction where order_id = ? order by number desc limit 1")
                .param(orderId).query(Row::read).optional();
    }

    /** What is being told about these orders, or was told last with success. */
    List<Row> standing(List<String> orderIds) {
        return jdbc.sql("""
                        select distinct on (order_id) * from delivery_instruction
                        where order_id = any(?::text[]) and state in ('TELLING', 'ACCEPTED')
                        order by order_id, number desc""")
                .param(orderIds.toArray(String[]::new)).query(Row::read).list();
    }

    /** Tells the operator from now on; returns the instruction's number. */
    int tell(DeliveryDecisions.Wish wish, Instant now) {
        LocalDate until = wish.instruction() != Instruction.HOLD ? null
                : wish.until() == null ? wish.heldUntil() : wish.until();
        int number = jdbc.sql("""
                        insert into delivery_instruction (order_id, number, instruction, hold_until, decided_by,
                            decided_at, covers, state)
                        select order_id, 1 + (select count(*) from delivery_instruction where order_id = o.order_id),
                            ?, ?, ?, ?, movement_at, 'TELLING'
                        from delivery_order o where order_id = ? returning number""")
                .params(wish.instruction().name(), until == null ? null : Date.valueOf(until), wish.by(),
                        Timestamp.from(now), wish.orderId()).query(Integer.class).single();
        schedule(wish.orderId(), now, now);
        return number;
    }

    private void schedule(String orderId, Instant now, Instant at) {
        String operator = jdbc.sql("select operator from delivery_order where order_id = ?").param(orderId)
                .query(String.class).single();
        outbox.schedule(PURPOSE, orderId, OperatorQueues.instruction(operator), now, at);
    }

    /** False if it has ended before. */
    boolean end(String orderId, int number, State state, String detail, Instant now) {
        boolean ended = jdbc.sql("""
                        update delivery_instruction set state = ?, detail = ?, ended_at = ?
                        where order_id = ? and number = ? and state = 'TELLING'""")
                .params(state.name(), detail, Timestamp.from(now), orderId, number).update() == 1;
        if (ended) {
            outbox.done(PURPOSE, orderId);
        }
        return ended;
    }

    void tellAgain(String orderId, int number, String detail, Instant now, Instant at) {
        int open = jdbc.sql("""
                        update delivery_instruction set tries = tries + 1, detail = ?
                        where order_id = ? and number = ? and state = 'TELLING'""")
                .params(detail, orderId, number).update();
        if (open == 1) {
            schedule(orderId, now, at);
        }
    }
}
