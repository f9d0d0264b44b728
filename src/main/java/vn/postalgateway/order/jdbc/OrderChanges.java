package vn.postalgateway.order.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
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

    /** One change each for many orders, whose rows stand as the changes tell. */
    static void record(JdbcClient jdbc, Map<String, String> typeOfOrder, Instant at) {
        jdbc.sql("""
                        insert into order_change (order_id, partner_id, type, at, placement, movement, money)
                        select o.order_id, o.partner_id, c.type, ?, o.placement, o.movement, o.money
                        from unnest(?::text[], ?::text[]) as c (order_id, type) join delivery_order o using (order_id)
                        order by o.order_id""")
                .params(Timestamp.from(at), typeOfOrder.keySet().toArray(String[]::new),
                        typeOfOrder.values().toArray(String[]::new)).update();
    }
}
