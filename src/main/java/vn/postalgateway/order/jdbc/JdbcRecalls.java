package vn.postalgateway.order.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.operator.CancelRequest;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.Cancellation;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.OrderParties;
import vn.postalgateway.order.Placement;
import vn.postalgateway.order.Recalls;
import vn.postalgateway.platform.outbox.Outbox;
import vn.postalgateway.platform.personal.PersonalSafe;

/** {@link Recalls} in PostgreSQL; every wish takes the order's row first. */
public class JdbcRecalls implements Recalls {

    private static final String NOT_WANTED = "Đơn bị tạo trùng hoặc đã hủy";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final DeliveryOrders orders;
    private final OrderParties parties;
    private final PersonalSafe safe;
    private final RecallRows rows;

    public JdbcRecalls(JdbcClient jdbc, TransactionOperations transaction, DeliveryOrders orders, OrderParties parties,
                       PersonalSafe safe, Outbox outbox) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.orders = orders;
        this.parties = parties;
        this.safe = safe;
        this.rows = new RecallRows(jdbc, outbox);
    }

    private record Row(String item, String state, String detail, int tries, byte[] reason) {

        boolean isOpen() {
            return state.equals("OPEN") || state.equals("PENDING");
        }
    }

    @Override
    public Cancellation wish(String orderId, String reason, Instant now) {
        return transaction.execute(status -> {
            DeliveryOrder order = orders.lock(orderId).orElseThrow();
            Optional<Row> before = rowsOf(orderId).stream().filter(r -> r.item().equals(RecallRows.THE_ORDER))
                    .findFirst();
            if (order.placement() == Placement.CANCELLED) {
                return new Cancellation.Done();
            }
            if (order.placement() == Placement.REJECTED) {
                return new Cancellation.TooLate("the operator does not take this order");
            }
            if (before.isPresent()) {
                return before.get().isOpen() ? new Cancellation.Pending()
                        : new Cancellation.TooLate(before.get().detail());
            }
            return order.movement() == Movement.AWAITING_PICKUP ? begin(order, reason, now)
                    : new Cancellation.TooLate("the item is already under way: " + order.movement());
        });
    }

    private Cancellation begin(DeliveryOrder order, String reason, Instant now) {
        String orderId = order.orderId();
        jdbc.sql("""
                        insert into order_recall (order_id, item_code, reason, state, wished_at)
                        values (?, ?, ?, 'OPEN', ?)""")
                .params(orderId, RecallRows.THE_ORDER, safe.seal(orderId, orderId, reason), Timestamp.from(now))
                .update();
        jdbc.sql("update delivery_order set cancel_wished = true, updated_at = ? where order_id = ?")
                .params(Timestamp.from(now), orderId).update();
        if (order.placement() == Placement.PLACED) {
            rows.schedule(orderId, now, now);
            return new Cancellation.Pending();
        }
        return rows.cancelIfWished(orderId, now) ? new Cancellation.Done() : new Cancellation.Pending();
    }

    private List<Row> rowsOf(String orderId) {
        return jdbc.sql("""
                        select item_code, state, detail, tries, reason from order_recall
                        where order_id = ? order by item_code desc""")
                .param(orderId).query((rs, n) -> new Row(rs.getString(1), rs.getString(2), rs.getString(3),
                        rs.getInt(4), rs.getBytes(5))).list();
    }

    @Override
    public Optional<Recall> next(String orderId) {
        List<Row> all = rowsOf(orderId);
        DeliveryOrder order = orders.byId(orderId).orElseThrow();
        return all.stream().filter(Row::isOpen)
                .filter(r -> !r.item().equals(RecallRows.THE_ORDER) || order.placement() == Placement.PLACED)
                .findFirst().map(r -> recall(order, r, all.size() > 1));
    }

    private Recall recall(DeliveryOrder order, Row row, boolean oneOfSeveral) {
        boolean itself = row.item().equals(RecallRows.THE_ORDER);
        String itemCode = !itself ? row.item() : oneOfSeveral ? order.itemCode() : null;
        String reason = itself ? safe.open(order.orderId(), row.reason()).orElse(NOT_WANTED) : NOT_WANTED;
        OrderParties.Parties who = parties.of(order.orderId());
        return new Recall(order.orderId(), itself ? null : row.item(), row.tries(), new CancelRequest(order.operator(),
                order.orderId(), itemCode, reason,
                List.of(JdbcPlacements.postal(who.sender()), JdbcPlacements.postal(who.recipient()))));
    }

    @Override
    public void cancelled(Recall recall, Instant now) {
        transaction.executeWithoutResult(status -> {
            orders.lock(recall.orderId());
            if (rows.decide(recall.orderId(), itemOf(recall), "DONE", null, now) && recall.extraItem() == null) {
                rows.cancel(recall.orderId(), now);
            }
            goOn(recall.orderId(), now);
        });
    }

    @Override
    public void refused(Recall recall, String message, Instant now) {
        transaction.executeWithoutResult(status -> {
            orders.lock(recall.orderId());
            if (rows.decide(recall.orderId(), itemOf(recall), "REFUSED", message, now)) {
                if (recall.extraItem() == null) {
                    jdbc.sql("update delivery_order set cancel_wished = false, updated_at = ? where order_id = ?")
                            .params(Timestamp.from(now), recall.orderId()).update();
                }
                OrderChanges.record(jdbc, recall.orderId(), "order.cancel_refused", now, message);
            }
            goOn(recall.orderId(), now);
        });
    }

    private void goOn(String orderId, Instant now) {
        if (next(orderId).isPresent()) {
            rows.schedule(orderId, now, now);
        } else {
            rows.finished(orderId);
        }
    }

    @Override
    public void tellAgain(Recall recall, String detail, Instant now, Instant at) {
        transaction.executeWithoutResult(status -> {
            orders.lock(recall.orderId());
            int open = jdbc.sql("""
                            update order_recall set state = 'PENDING', tries = tries + 1, detail = ?
                            where order_id = ? and item_code = ? and state in ('OPEN', 'PENDING')""")
                    .params(detail, recall.orderId(), itemOf(recall)).update();
            if (open == 1) {
                rows.schedule(recall.orderId(), now, at);
            }
        });
    }

    private static String itemOf(Recall recall) {
        return Objects.requireNonNullElse(recall.extraItem(), RecallRows.THE_ORDER);
    }
}
