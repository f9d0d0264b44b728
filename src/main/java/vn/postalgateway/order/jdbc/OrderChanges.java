package vn.postalgateway.order.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what happened to an order; the number in the partner's feed is given after commit by one sealer. */
final class OrderChanges {

    private OrderChanges() {
    }

    static void record(JdbcClient jdbc, String orderId, String type, Instant at, String detail) {
        jdbc.sql("""
                        insert into order_change (order_id, partner_id, type, at, placement, movement, money, detail)
                        select order_id, partner_id, ?, ?, placement, movement, money, ?
                        from delivery_order where order_id = ?""")
                .params(type, Timestamp.from(at), detail, orderId).update();
    }
}
