package vn.postalgateway.journey;

import org.springframework.jdbc.core.simple.JdbcClient;

/** An order whose message failed again and again, as parking leaves it. */
public final class ParkedSample {

    private ParkedSample() {
    }

    /** The order is accepted and its work held. */
    public static void park(JdbcClient jdbc, String orderId) {
        jdbc.sql("""
                        insert into parked_message (parked_id, route_id, queue, subject_id, reason_code, reason, attempts,
                            parked_at)
                        values (?, 'vnpost-placement', 'placement.vnpost', ?, 'IllegalStateException',
                            'IllegalStateException at order.OrderPlacement.open:40', 5, now())""")
                .params("prk_" + orderId.substring(4), orderId).update();
        hold(jdbc, orderId);
    }

    /** Its work leaves no more by itself. */
    public static void hold(JdbcClient jdbc, String orderId) {
        jdbc.sql("update outbox set available_at = 'infinity' where subject_id = ?").param(orderId).update();
    }
}
