package vn.postalgateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.postalgateway.journey.ConfigWithBothDialects;
import vn.postalgateway.journey.OrderSample;
import vn.postalgateway.journey.PartnerClient;
import vn.postalgateway.operator.WitnessedItem;
import vn.postalgateway.operator.simulator.StandingCustomerApi;

/**
 * The packaged gateway is killed while it places orders over the post's customer API, beside an operator that takes
 * connections and never answers. The judge is the post's own books.
 */
class CustomerApiCrashIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int ORDERS = 60;
    private static final long SEED = 20_261_122;

    @Test
    void placesEachOrderOnceOverTwoKillsAndBesideADeadOperator() throws IOException {
        Random random = new Random(SEED);
        Path home = PackagedGateway.newHome();
        try (StandingCustomerApi post = new StandingCustomerApi();
                ServerSocket dead = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
                PackagedGateway gateway = gateway(home, post, dead).start()) {
            List<String> waiting = submit(gateway, "ha-tinh-city", ORDERS / 2);
            List<String> orders = new ArrayList<>();
            for (int kill = 0; kill < 2; kill++) {
                int taken = post.items().size();
                orders.addAll(submit(gateway, ConfigWithBothDialects.CONTRACT, ORDERS / 2));
                int until = taken + 1 + random.nextInt(ORDERS / 4);
                await("seed " + SEED).atMost(PATIENCE).pollInterval(Duration.ofMillis(5))
                        .until(() -> post.items().size() >= until);
                gateway.kill();
                gateway.start();
            }

            Map<String, String> codes = new HashMap<>();
            await("seed " + SEED).atMost(PATIENCE).untilAsserted(() -> {
                orders.forEach(order -> codes.put(order, show(gateway, order).path("itemCode").asText("")));
                assertThat(codes).doesNotContainValue("");
            });

            Map<String, List<String>> books = new HashMap<>();
            for (WitnessedItem item : post.items()) {
                books.computeIfAbsent(item.orderReference(), o -> new ArrayList<>()).add(item.itemCode());
            }
            assertThat(books).as("seed " + SEED).hasSize(ORDERS)
                    .allSatisfy((order, items) -> assertThat(items).containsExactly(codes.get(order)));
            assertThat(waiting).as("the dead operator has slowed only its own orders").noneMatch(order ->
                    show(gateway, order).path("placement").asText().equals("PLACED"));
        }
    }

    private static PackagedGateway gateway(Path home, StandingCustomerApi post, ServerSocket dead) {
        Map<String, String> environment = new HashMap<>(post.environment());
        environment.put("GATEWAY_CONFIGFOLDER", ConfigWithBothDialects.in(home).toString());
        environment.put("VNPOST_ENDPOINT", "http://127.0.0.1:" + dead.getLocalPort() + "/post");
        return new PackagedGateway(home, environment).with(PackagedGateway.QUICK_START.split(" "));
    }

    private static List<String> submit(PackagedGateway gateway, String contract, int count) {
        PartnerClient oneStop = gateway.partner("ONE_STOP_TOKEN");
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JsonNode order = oneStop.postJson("/api/v1/orders", OrderSample.order().put("contract", contract)).json();
            orders.add(order.path("orderId").asText());
        }
        return orders;
    }

    private static JsonNode show(PackagedGateway gateway, String orderId) {
        return gateway.partner("ONE_STOP_TOKEN").get("/api/v1/orders/" + orderId).json();
    }
}
