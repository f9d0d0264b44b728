package vn.postalgateway.order.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.postalgateway.order.DeliveryOrders;

class SameRequestJdbcTest {

    private static final Instant T0 = Instant.parse("2026-10-05T01:00:00Z");

    @Test
    void tellsWhoWaitedTooLongThatTheSameRequestIsUnderWay() {
        try (OrderGround ground = new OrderGround()) {
            long last = Long.parseLong(ground.receive(T0).substring("ord_".length()));
            String next = "R-ord_" + String.format("%026d", last + 1);

            ground.transaction.executeWithoutResult(first -> {
                ground.jdbc.sql("insert into order_request_key (partner_id, request_id, content_hmac, order_id)"
                        + " values ('one-stop', ?, ?, 'ord_first')").params(next, new byte[32]).update();

                assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> receiveWithin200Millis(ground)).join())
                        .hasCauseInstanceOf(DeliveryOrders.SameRequestInFlight.class);
                first.setRollbackOnly();
            });
        }
    }

    private static String receiveWithin200Millis(OrderGround ground) {
        return ground.transaction.execute(second -> {
            ground.jdbc.sql("set local lock_timeout = '200ms'").update();
            return ground.receive(T0);
        });
    }
}
