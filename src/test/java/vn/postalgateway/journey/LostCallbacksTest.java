package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.postalgateway.PostalGateway;
import vn.postalgateway.operator.PostWitness;
import vn.postalgateway.operator.WitnessedItem;

/**
 * The whole chain that heals lost callbacks, in one running gateway: timer, outbox, queue, SOAP, the simulated post. A gateway of its
 * own, because its clock is put forward by a day.
 */
@SpringBootTest(classes = {PostalGateway.class, LostCallbacksTest.Time.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"gateway.tracking.gaps.period=300", "gateway.tracking.gaps.silent-after=PT24H",
            "gateway.simulator.pace=PT1S"})
@ActiveProfiles("test")
@DirtiesContext
class LostCallbacksTest {

    private static final int ORDERS = 60;
    private static final Map<String, String> ENDS = Map.of("14", "DELIVERED", "19", "RETURNED", "90", "LOST");
    private static final Path HOME = newHome();
    private static final LossyWire WIRE = new LossyWire();

    /** The machine's time, and as much more as the test says. */
    static final class PutForward extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("instants have no zone");
        }
    }

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        PutForward putForward() {
            return new PutForward();
        }
    }

    @LocalServerPort
    private int port;
    @Autowired
    private PutForward clock;
    @Autowired
    private PostWitness post;

    private static Path newHome() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes").toAbsolutePath()),
                    "gateway-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("GATEWAY_HOME", HOME::toString);
        registry.add("gateway.simulator.gateway-url", WIRE::url);
    }

    @AfterAll
    static void close() {
        WIRE.close();
    }

    private PartnerClient oneStop() {
        return new PartnerClient("http://127.0.0.1:" + port, PartnerClient.credential(HOME, "ONE_STOP_TOKEN"));
    }

    private boolean hasEnded(WitnessedItem item) {
        return item.status() != null && ENDS.containsKey(item.status());
    }

    private Set<String> toldByThePost(WitnessedItem item) {
        SoapClient counter = new SoapClient("http://127.0.0.1:" + port, "/services/simulated-post", "gateway",
                PartnerClient.credential(HOME, "POST_TOKEN"));
        return new TreeSet<>(counter.call("GetTracking", SoapSample.element("itemCode", item.itemCode()))
                .texts("eventId"));
    }

    private Set<String> known(String orderId) {
        return new TreeSet<>(oneStop().get("/api/v1/orders/" + orderId + "/events").json().path("events")
                .findValuesAsText("eventId"));
    }

    @Test
    void everyOrderIsRightAfterOneCycleThoughATenthOfTheCallbacksWasLostForEver() {
        WIRE.leadsTo("http://127.0.0.1:" + port);
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            orders.add(oneStop().postJson("/api/v1/orders", OrderSample.order()).json().path("orderId").asText());
        }
        // Five minutes after its intake an order is watched, if it is still under way.
        clock.ahead = Duration.ofMinutes(6);
        await().atMost(Duration.ofSeconds(120)).until(() -> post.items().size() == ORDERS
                && post.items().stream().allMatch(this::hasEnded));
        List<WitnessedItem> items = post.items();
        await().atMost(Duration.ofSeconds(60)).until(() -> items.stream().allMatch(item -> {
            Set<String> told = toldByThePost(item);
            told.removeAll(WIRE.lost());
            return known(item.orderReference()).containsAll(told);
        }));
        List<String> incomplete = items.stream().filter(item -> !known(item.orderReference())
                .equals(toldByThePost(item))).map(WitnessedItem::orderReference).toList();

        clock.ahead = Duration.ofHours(25);

        assertThat(WIRE.lost()).hasSizeGreaterThan(ORDERS / 4);
        assertThat(incomplete).isNotEmpty();
        await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> assertThat(items).allSatisfy(item -> {
            assertThat(known(item.orderReference())).isEqualTo(toldByThePost(item));
            assertThat(oneStop().get("/api/v1/orders/" + item.orderReference()).json().path("movement").asText())
                    .isEqualTo(ENDS.get(item.status()));
        }));
        assertThat(items).extracting(WitnessedItem::orderReference).containsExactlyInAnyOrderElementsOf(orders);
    }
}
