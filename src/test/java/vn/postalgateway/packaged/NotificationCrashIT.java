package vn.postalgateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.postalgateway.journey.OrderSample;
import vn.postalgateway.journey.PartnerClient;
import vn.postalgateway.notification.http.Receiver;

/** The packaged gateway is killed while a partner has a notification in its hands and has not answered. */
class NotificationCrashIT {

    @Test
    void tellsAgainUnderTheSameIdWhatItWasTellingWhenItWasKilled() {
        try (Receiver receiver = new Receiver().answering(Receiver.hanging());
                PackagedGateway gateway = new PackagedGateway(PackagedGateway.newHome(),
                        Map.of("GATEWAY_WEBHOOK_LEASE", "PT41S")).with(PackagedGateway.QUICK_START.split(" ")).start()) {
            PartnerClient oneStop = gateway.partner("ONE_STOP_TOKEN");
            oneStop.send(oneStop.request("/api/v1/webhook").header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString("{\"url\": \"" + receiver.url() + "\"}")));
            oneStop.postJson("/api/v1/orders", OrderSample.order());
            await().atMost(Duration.ofSeconds(60)).until(() -> !receiver.told().isEmpty());

            gateway.kill();
            receiver.answering(Receiver.status(200));
            gateway.start();
            await().atMost(Duration.ofSeconds(120)).until(() -> receiver.told().stream()
                    .anyMatch(told -> told.body().contains("delivery.delivered")));

            List<String> ids = receiver.told().stream().map(told -> told.header("webhook-id")).toList();
            assertThat(ids.get(1)).as("first of all what nobody knew the end of").isEqualTo(ids.get(0));
            assertThat(receiver.told().get(0).body()).contains("order.placed")
                    .isEqualTo(receiver.told().get(1).body());
            assertThat(ids.stream().skip(1)).doesNotHaveDuplicates();
        }
    }
}
