package vn.postalgateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.postalgateway.journey.OrderSample;
import vn.postalgateway.journey.PartnerClient;

/**
 * kill -9 under load. The judge is not the gateway: what the caller was told is compared with what the post wrote into its own
 * journal. A caller whose connection broke does what partners are told to do: it sends the same request again.
 */
class CrashIT {

    private static final int KILLS = 4;
    private static final int CALLERS = 4;

    @Test
    void eachAcceptedOrderIsAtThePostExactlyOnceAfterSeveralKills() throws InterruptedException {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("CrashIT seed " + seed + " (repeat with -Dcrash.seed=" + seed + ")");
        Random random = new Random(seed);
        Path home = PackagedGateway.newHome();
        Map<String, String> accepted = new ConcurrentHashMap<>();
        try (PackagedGateway gateway = new PackagedGateway(home, Map.of()).start()) {
            Callers callers = new Callers(gateway.partner("ONE_STOP_TOKEN"), accepted);
            for (int kill = 0; kill < KILLS; kill++) {
                callers.waitForMore(25 + random.nextInt(40));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
                gateway.kill();
                gateway.start();
            }
            callers.waitForMore(20);
            callers.stop();

            await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() ->
                    assertThat(PostJournalReading.itemsPerOrder(home).keySet()).containsAll(accepted.values()));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                    assertThat(openPlacements(gateway)).as("orders that are stuck").isZero());

            Map<String, Integer> items = PostJournalReading.itemsPerOrder(home);
            assertThat(accepted).hasSizeGreaterThan(KILLS * 25);
            assertThat(new ArrayList<>(accepted.values())).as("one order per request").doesNotHaveDuplicates();
            assertThat(items.values()).as("items per order at the post").containsOnly(1);
            assertThat(items.keySet()).as("orders at the post that nobody was promised")
                    .allMatch(orderId -> accepted.containsValue(orderId));
            System.out.println("CrashIT: " + accepted.size() + " accepted, " + items.size() + " at the post, "
                    + KILLS + " kills, 0 lost, 0 doubled");
        }
    }

    private static long openPlacements(PackagedGateway gateway) {
        PartnerClient partner = gateway.partner("ONE_STOP_TOKEN");
        return List.of("RECEIVED", "PLACING", "OUTCOME_UNKNOWN").stream()
                .mapToLong(p -> partner.get("/api/v1/orders?limit=1&placement=" + p).json().path("orders").size()).sum();
    }

    /** One-stop systems that send orders all the time and send again what got no answer. */
    private static final class Callers {

        private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        private final AtomicBoolean going = new AtomicBoolean(true);
        private final AtomicInteger sequence = new AtomicInteger();
        private final Map<String, String> accepted;

        Callers(PartnerClient gateway, Map<String, String> accepted) {
            this.accepted = accepted;
            for (int i = 0; i < CALLERS; i++) {
                threads.execute(() -> {
                    while (going.get()) {
                        int n = sequence.incrementAndGet();
                        insist(gateway, OrderSample.order("CRASH-" + n, "H27.12-261001-" + (10_000 + n)));
                    }
                });
            }
        }

        // Goes on until the order is answered, also while the gateway is down; bounded by the test's own stop.
        private void insist(PartnerClient gateway, ObjectNode order) {
            for (int attempt = 0; attempt < 3_000; attempt++) {
                try {
                    PartnerClient.Reply reply = gateway.postJson("/api/v1/orders", order);
                    if (reply.status() == 202 || reply.status() == 200) {
                        accepted.put(order.path("requestId").asText(), reply.json().path("orderId").asText());
                        return;
                    }
                } catch (UncheckedIOException connectionBroke) {
                    // the answer is unknown: ask again under the same request id
                }
                pause();
            }
        }

        private static void pause() {
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void waitForMore(int orders) {
            int goal = accepted.size() + orders;
            await().atMost(Duration.ofSeconds(120)).until(() -> accepted.size() >= goal);
        }

        void stop() throws InterruptedException {
            going.set(false);
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
