package vn.postalgateway.order.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.platform.outbox.OperatorQueues;
import vn.postalgateway.platform.outbox.Outbox;

/** The moves of an order's placement that several ports make. Joins the caller's transaction. */
class PlacementMoves {

    static final String PURPOSE = OrderInsert.PURPOSE;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final RecallRows recalls;

    PlacementMoves(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.recalls = new RecallRows(jdbc, outbox);
    }

    /**
     * The operator has it under this code. A second code for one order, or any for one that ended without it, is kept,
     * flagged and recalled.
     */
    void place(String orderId, String itemCode, Instant now) {
        Stand stand = jdbc.sql("select placement, item_code from delivery_order where order_id = ? for update")
                .param(orderId).query((rs, n) -> new Stand(rs.getString(1), rs.getString(2))).single();
        boolean moved = jdbc.sql("""
                        update delivery_order set placement = 'PLACED', item_code = coalesce(item_code, ?),
                            lease_until = null, doubt_since = null, not_found_at = null, cleared_to_send = false,
                            placement_detail = null, updated_at = ?
                        where order_id = ? and placement in ('PLACING', 'OUTCOME_UNKNOWN')""")
                .params(itemCode, Timestamp.from(now), orderId).update() == 1;
        if (moved) {
            finished(orderId);
            OrderChanges.record(jdbc, orderId, "order.placed", now, null);
            recalls.tellIfWished(orderId, now);
        }
        if (stand.itemCode() != null && !stand.itemCode().equals(itemCode)) {
            recalls.recallItem(orderId, itemCode, RecallRows.Unwanted.SECOND_ITEM_CODE, now);
        } else if (stand.endedWithoutItem()) {
            recalls.recallItem(orderId, itemCode, RecallRows.Unwanted.ITEM_AFTER_END, now);
        }
    }

    private record Stand(String placement, String itemCode) {

        boolean endedWithoutItem() {
            return itemCode == null && (placement.equals("CANCELLED") || placement.equals("REJECTED"));
        }
    }

    RecallRows recalls() {
        return recalls;
    }

    /** Nothing is left to do about its placement. */
    void finished(String orderId) {
        outbox.done(PURPOSE, orderId);
    }

    void scheduleSending(String orderId, Instant now, Instant at) {
        outbox.schedule(PURPOSE, orderId, OperatorQueues.placement(operatorOf(orderId)), now, at);
    }

    /** @param at null for a person */
    void scheduleLook(String orderId, Instant now, Instant at) {
        if (at == null) {
            outbox.hold(PURPOSE, orderId);
        } else {
            outbox.schedule(PURPOSE, orderId, OperatorQueues.settlement(operatorOf(orderId)), now, at);
        }
    }

    private String operatorOf(String orderId) {
        return jdbc.sql("select operator from delivery_order where order_id = ?").param(orderId)
                .query(String.class).single();
    }
}
