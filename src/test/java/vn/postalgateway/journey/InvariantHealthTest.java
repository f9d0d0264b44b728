package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.platform.invariant.InvariantCheck;

/** Where a broken invariant shows, and where it must not. */
class InvariantHealthTest extends RunningGateway {

    @Autowired
    private InvariantCheck check;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private MeterRegistry meters;
    @LocalManagementPort
    private int managementPort;

    private String orderId;

    @AfterEach
    void takeTheFaultBack() {
        jdbc.sql("update order_recall set state = 'DONE' where order_id = ?").param(orderId).update();
        check.run();
    }

    @Test
    void tellsABrokenInvariantInItsOwnGroupAndServesOn() {
        orderId = oneStop().postJson("/api/v1/orders", OrderSample.order()).json().path("orderId").asText();
        jdbc.sql("""
                        insert into order_recall (order_id, item_code, state, wished_at)
                        values (?, 'RR000000009VN', 'REFUSED', now())""").param(orderId).update();

        check.run();

        PartnerClient.Reply told = management().get("/actuator/health/invariants");
        assertThat(told.status()).as(told.body()).isEqualTo(503);
        assertThat(told.json().path("status").asText()).isEqualTo("VIOLATED");
        assertThat(told.json().at("/components/invariants/details/unwanted-item/violations").asInt()).isEqualTo(1);
        assertThat(told.json().at("/components/invariants/details/unwanted-item/example").asText()).isEqualTo(orderId);
        assertThat(told.json().at("/components/invariants/details")).hasSize(15);
        assertThat(management().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(management().get("/actuator/health/liveness").status()).isEqualTo(200);
        PartnerClient.Reply whole = management().get("/actuator/health");
        assertThat(whole.status()).as(whole.body()).isEqualTo(200);
        assertThat(whole.body()).doesNotContain(orderId);
        assertThat(String.valueOf(meters.get("gateway.invariant.violations").tag("invariant", "unwanted-item").gauge()
                .value())).isEqualTo("1.0");
        await().atMost(Duration.ofSeconds(30)).until(() -> oneStop().get("/api/v1/orders/" + orderId).json()
                .path("placement").asText().equals("PLACED"));
    }

    private PartnerClient management() {
        return new PartnerClient("http://127.0.0.1:" + managementPort, null);
    }
}
