package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.journey.OrderSample;
import vn.postalgateway.journey.ParkedSample;
import vn.postalgateway.journey.PartnerClient;

/** Orders as support finds them. */
final class SupportCases {

    static final String NAME = "Nguyễn Thị Bưởi";
    static final String PHONE = "0987001234";

    private final JdbcClient jdbc;
    private final PartnerClient oneStop;
    private final PartnerClient support;

    SupportCases(JdbcClient jdbc, PartnerClient oneStop, PartnerClient support) {
        this.jdbc = jdbc;
        this.oneStop = oneStop;
        this.support = support;
    }

    PartnerClient.Reply ordered() {
        ObjectNode order = OrderSample.order();
        ObjectNode recipient = (ObjectNode) order.path("recipient");
        recipient.put("name", NAME).put("phone", PHONE);
        PartnerClient.Reply reply = oneStop.postJson("/api/v1/orders", order);
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        return reply;
    }

    /** As an operator of class C would have left it. */
    String doubtful() {
        String orderId = held();
        jdbc.sql("""
                update delivery_order set placement = 'OUTCOME_UNKNOWN', doubt_since = created_at - interval '1 hour',
                    placement_detail = 'no answer within 8 s' where order_id = ?""").param(orderId).update();
        return orderId;
    }

    /** As parking leaves it. */
    String parked() {
        String orderId = held();
        ParkedSample.park(jdbc, orderId);
        return orderId;
    }

    /** A notification about an order of this partner, as three days of failing leave it; under which id. */
    String givenUp(String partner) {
        ordered();
        await().atMost(Duration.ofSeconds(60)).until(() -> jdbc.sql("""
                        update notification set state = 'GIVEN_UP', ended_at = now(), lease_until = null
                        where partner_id = ? and type = 'order.placed' and attempts > 0""").param(partner).update() == 1);
        jdbc.sql("update webhook_target set failures = 0, paused_until = null where partner_id = ?").param(partner).update();
        return jdbc.sql("select notification_id from notification where partner_id = ? and state = 'GIVEN_UP'")
                .param(partner).query(String.class).single();
    }

    /** Accepted, its work held. */
    private String held() {
        support.postJson("/api/v1/operators/vnpost/stop", Map.of("reason", "a test"));
        String orderId = ordered().json().path("orderId").asText();
        ParkedSample.hold(jdbc, orderId);
        support.postJson("/api/v1/operators/vnpost/resume", Map.of());
        return orderId;
    }
}
