package vn.postalgateway.order.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.platform.outbox.OperatorQueues;
import vn.postalgateway.platform.outbox.Outbox;

/** What placement and recall write together. Joins the caller's transaction, which holds the order's row. */
class RecallRows {

    private static final Logger LOG = LoggerFactory.getLogger(RecallRows.class);

    static final String PURPOSE = "recall";
    /** Stands for the order itself where an item beside it has its code. */
    static final String THE_ORDER = "";

    private final JdbcClient jdbc;
    private final Outbox outbox;

    RecallRows(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /** Why an item must not be: the order's flag, and the type of the change that tells it. */
    enum Unwanted {
        SECOND_ITEM_CODE("secondItemCode", "order.second_item_code"),
        ITEM_AFTER_END("itemAfterEnd", "order.item_after_end");

        private final String flag;
        private final String changeType;

        Unwanted(String flag, String changeType) {
            this.flag = flag;
            this.changeType = changeType;
        }
    }

    /** An item exists that must not: flagged for people, and cancelled at the operator. */
    void recallItem(String orderId, String itemCode, Unwanted why, Instant now) {
        int added = jdbc.sql("""
                        insert into order_recall (order_id, item_code, state, wished_at) values (?, ?, 'OPEN', ?)
                        on conflict do nothing""")
                .params(orderId, itemCode, Timestamp.from(now)).update();
        if (added == 1) {
            LOG.error("Item {} exists beside order {} ({}); it is being cancelled at the operator", itemCode, orderId,
                    why.flag);
            jdbc.sql("""
                            update delivery_order set flags = array_append(array_remove(flags, ?), ?), updated_at = ?
                            where order_id = ?""").params(why.flag, why.flag, Timestamp.from(now), orderId).update();
            OrderChanges.record(jdbc, orderId, why.changeType, now, itemCode);
            schedule(orderId, now, now);
        }
    }

    /** The order came to the operator, or is there: now it can be told. */
    void tellIfWished(String orderId, Instant now) {
        if (isWished(orderId)) {
            schedule(orderId, now, now);
        }
    }

    /** Cancels instead of sending, if that is wished and nothing of the order can be at the operator. */
    boolean cancelIfWished(String orderId, Instant now) {
        if (!isWished(orderId) || mayBeThere(orderId)) {
            return false;
        }
        cancel(orderId, now);
        return true;
    }

    void cancel(String orderId, Instant now) {
        decide(orderId, THE_ORDER, "DONE", null, now);
        jdbc.sql("""
                        update delivery_order set placement = 'CANCELLED', placement_detail = null, lease_until = null,
                            doubt_since = null, not_found_at = null, cleared_to_send = false, cancel_wished = false,
                            updated_at = ?
                        where order_id = ?""").params(Timestamp.from(now), orderId).update();
        JdbcDeliveryOrders.releaseDossiers(jdbc, orderId);
        AllottedCodeRows.giveBack(jdbc, orderId);
        outbox.done(PlacementMoves.PURPOSE, orderId);
        OrderChanges.record(jdbc, orderId, "order.cancelled", now, null);
    }

    /** The order ended otherwise: there is nothing left to cancel. */
    void moot(String orderId, Instant now) {
        if (isWished(orderId)) {
            decide(orderId, THE_ORDER, "MOOT", null, now);
            jdbc.sql("update delivery_order set cancel_wished = false where order_id = ?").param(orderId).update();
        }
    }

    boolean decide(String orderId, String item, String state, String detail, Instant now) {
        return jdbc.sql("""
                        update order_recall set state = ?, detail = ?, decided_at = ?
                        where order_id = ? and item_code = ? and state in ('OPEN', 'PENDING')""")
                .params(state, detail, Timestamp.from(now), orderId, item).update() == 1;
    }

    boolean mayBeThere(String orderId) {
        return jdbc.sql("""
                        select exists (select from placement_attempt
                        where order_id = ? and (outcome is null or outcome = 'IN_DOUBT'))""")
                .param(orderId).query(Boolean.class).single();
    }

    private boolean isWished(String orderId) {
        return jdbc.sql("select cancel_wished from delivery_order where order_id = ?").param(orderId)
                .query(Boolean.class).single();
    }

    void schedule(String orderId, Instant now, Instant at) {
        String operator = jdbc.sql("select operator from delivery_order where order_id = ?").param(orderId)
                .query(String.class).single();
        outbox.schedule(PURPOSE, orderId, OperatorQueues.cancellation(operator), now, at);
    }

    void finished(String orderId) {
        outbox.done(PURPOSE, orderId);
    }
}
