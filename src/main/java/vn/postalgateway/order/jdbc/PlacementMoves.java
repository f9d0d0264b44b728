package vn.postalgateway.order.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.platform.outbox.Outbox;

/** The moves of an order's placement that several ports make. Joins the caller's transaction. */
class PlacementMoves {

    static final String PURPOSE = OrderInsert.PURPOSE;

    private final JdbcClient jdbc;
    private final Outbox outbox;

    PlacementMoves(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /** The operator has it under this code. A second code for one order is kept and flagged. */
    void place(String orderId, String itemCode, Instant now) {
        String known = jdbc.sql("select item_code from delivery_order where order_id = ? for update")
                .param(orderId).query((rs, n) -> Optional.ofNullable(rs.getString(1))).single().orElse(null);
        boolean moved = jdbc.sql("""
                        update delivery_order set placement = 'PLACED', item_code = coalesce(item_code, ?),
                            lease_until = null, doubt_since = null, not_found_at = null, cleared_to_send = false,
                            placement_detail = null, updated_at = ?
                        where order_id = ? and placement in ('PLACING', 'OUTCOME_UNKNOWN')""")
                .params(itemCode, Timestamp.from(now), orderId).update() == 1;
        if (moved) {
            finished(orderId);
            OrderChanges.record(jdbc, orderId, "order.placed", now, null);
        }
        if (known != null && !known.equals(itemCode)) {
            flag(orderId, "secondItemCode", itemCode, now);
        }
    }

    private void flag(String orderId, String flag, String detail, Instant now) {
        jdbc.sql("""
                        update delivery_order set flags = array_append(array_remove(flags, ?), ?), updated_at = ?
                        where order_id = ?""").params(flag, flag, Timestamp.from(now), orderId).update();
        OrderChanges.record(jdbc, orderId, "order." + flag, now, detail);
    }

    /** Nothing is left to do about its placement. */
    void finished(String orderId) {
        outbox.done(PURPOSE, orderId);
    }

    void scheduleSending(String orderId, Instant now, Instant at) {
        outbox.schedule(PURPOSE, orderId, Queues.placement(operatorOf(orderId)), now, at);
    }

    /** @param at null for a person */
    void scheduleLook(String orderId, Instant now, Instant at) {
        if (at == null) {
            outbox.hold(orderId);
        } else {
            outbox.schedule(PURPOSE, orderId, Queues.settlement(operatorOf(orderId)), now, at);
        }
    }

    private String operatorOf(String orderId) {
        return jdbc.sql("select operator from delivery_order where order_id = ?").param(orderId)
                .query(String.class).single();
    }
}
