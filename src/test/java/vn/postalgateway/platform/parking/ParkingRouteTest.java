package vn.postalgateway.platform.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.util.FileSystemUtils;
import vn.postalgateway.operator.AskedOperator;
import vn.postalgateway.operator.OperatorQuestion;
import vn.postalgateway.operator.spring.OperatorRoutes;
import vn.postalgateway.platform.database.TestDatabase;
import vn.postalgateway.platform.embedded.EmbeddedArtemis;
import vn.postalgateway.platform.outbox.Outbox;

/** The real consumers of the queues, the real failure policy and parking, on a real broker and a real PostgreSQL. */
class ParkingRouteTest {

    private static final String QUEUE = "placement.vnpost";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Map<String, RuntimeException> FAILS = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> TRIES = new ConcurrentHashMap<>();

    private static Path folder;
    private static TestDatabase database;
    private static EmbeddedArtemis broker;
    private static Outbox outbox;
    private static CamelContext camel;

    @BeforeAll
    static void start() throws Exception {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/test-homes")), "parking");
        database = new TestDatabase(8);
        broker = EmbeddedArtemis.start(folder.resolve("artemis"));
        outbox = new Outbox(database.jdbc());
        camel = new DefaultCamelContext();
        Properties settings = new Properties();
        settings.putAll(Map.of("gateway.operators.vnpost.placement-workers", "2",
                "gateway.operators.vnpost.settlement-workers", "1", "gateway.operators.vnpost.cancellation-workers", "1",
                "gateway.queue.dead-letter", "postal.dead-letter"));
        camel.getPropertiesComponent().setInitialProperties(settings);
        camel.addComponent("jms", jms());
        camel.getRegistry().bind("parking",
                new Parking(database.jdbc(), database.transaction(), outbox, Clock.systemUTC()));
        for (String file : List.of("platform/failure-policies", "platform/failure-park", "platform/dead-letter-park")) {
            PluginHelper.getRoutesLoader(camel).loadRoutes(PluginHelper.getResourceLoader(camel)
                    .resolveResource("file:routes/" + file + ".camel.yaml"));
        }
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (String work : List.of("order-placement", "placement-doubt-settle", "order-recall")) {
                    from("direct:" + work).routeId(work).process(e -> work(e.getMessage().getBody(String.class)));
                }
            }
        });
        AskedOperator.loadTemplates(camel);
        for (String ask : List.of("place", "find", "cancel", "instruct", "track")) {
            camel.getRegistry().bind("vnpost-" + ask, new NeverAsked());
        }
        OperatorRoutes vnpost = new OperatorRoutes(AskedOperator.profiles("vnpost"));
        camel.addRoutes(vnpost);
        camel.addTemplatedRoutes(vnpost);
        camel.start();
    }

    /** The work itself is played by this test. */
    private static final class NeverAsked implements OperatorQuestion<Object, Object> {

        @Override
        public Object ask(Object question) {
            throw new IllegalStateException();
        }

        @Override
        public Object read(Object answer, Object question) {
            throw new IllegalStateException();
        }

        @Override
        public Object fail(Exception failure) {
            throw new IllegalStateException();
        }
    }

    private static JmsComponent jms() {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(broker.connectionFactory());
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        return jms;
    }

    private static void work(String subject) {
        TRIES.computeIfAbsent(subject, s -> new AtomicInteger()).incrementAndGet();
        if (FAILS.containsKey(subject)) {
            throw FAILS.get(subject);
        }
        outbox.done("placement", subject);
    }

    @AfterAll
    static void stop() throws IOException {
        camel.stop();
        broker.close();
        database.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void triesPoisonFiveTimesAndParksItWhileItsNeighboursGoThrough() {
        FAILS.put("poison", new IllegalStateException("Nguyễn Thị Sen, 0912345678"));

        send(QUEUE, "before", "poison", "after-1", "after-2", "after-3");

        List<String> neighbours = List.of("before", "after-1", "after-2", "after-3");
        await().atMost(LIMIT).until(() -> parked("poison") == 1 && TRIES.keySet().containsAll(neighbours));
        assertThat(TRIES.get("poison")).hasValue(5);
        assertThat(neighbours).allSatisfy(neighbour -> {
            assertThat(TRIES.get(neighbour)).hasValue(1);
            assertThat(parked(neighbour)).isZero();
        });
        assertThat(row("poison")).containsEntry("queue", QUEUE).containsEntry("route_id", "vnpost-placement")
                .containsEntry("attempts", 5).containsEntry("reason_code", "IllegalStateException");
        assertThat(row("poison").get("reason").toString()).contains("at platform.parking.ParkingRouteTest")
                .doesNotContain("Sen").doesNotContain("0912345678");
        assertThat(held("poison")).as("nobody sends it again").isTrue();
    }

    @Test
    void parksThePoisonOfEveryQueue() {
        for (String queue : List.of("settlement.vnpost", "cancellation.vnpost")) {
            FAILS.put("poison-of-" + queue, new IllegalArgumentException());
            send(queue, "poison-of-" + queue);
        }

        await().atMost(LIMIT).until(() -> parked("poison-of-settlement.vnpost") == 1
                && parked("poison-of-cancellation.vnpost") == 1);

        assertThat(TRIES.get("poison-of-settlement.vnpost")).hasValue(5);
        assertThat(row("poison-of-cancellation.vnpost")).containsEntry("queue", "cancellation.vnpost");
    }

    @Test
    void countsOnWhereTheSameWorkIsParkedAgain() {
        FAILS.put("again", new IllegalStateException());
        send(QUEUE, "again");
        await().atMost(LIMIT).until(() -> parked("again") == 1);

        send(QUEUE, "again");

        await().atMost(LIMIT).until(() -> row("again").get("attempts").equals(10));
        assertThat(parked("again")).isOne();
    }

    @Test
    void leavesToTheOutboxWhatFailedOnlyBecauseTheDatabaseWasAway() {
        FAILS.put("healthy", new DataAccessResourceFailureException("the database is being restarted"));

        send(QUEUE, "healthy");

        await().atMost(LIMIT).until(() -> TRIES.containsKey("healthy") && TRIES.get("healthy").get() == 5);
        await().during(Duration.ofSeconds(2)).atMost(LIMIT).until(() -> parked("healthy") == 0);
        assertThat(held("healthy")).isFalse();
    }

    @Test
    void parksWhatTheBrokerGaveUpBecauseNoGatewaySurvivedIt() {
        schedule(QUEUE, "killer");
        new JmsTemplate(broker.connectionFactory()).send("postal.dead-letter", session -> {
            var message = session.createTextMessage("killer");
            message.setStringProperty("_AMQ_ORIG_QUEUE", QUEUE);
            return message;
        });

        await().atMost(LIMIT).until(() -> parked("killer") == 1);

        assertThat(row("killer")).containsEntry("reason_code", "never-finished").containsEntry("queue", QUEUE);
        assertThat(held("killer")).isTrue();
    }

    private static void send(String queue, String... subjects) {
        for (String subject : subjects) {
            schedule(queue, subject);
            new JmsTemplate(broker.connectionFactory()).convertAndSend(queue, subject);
        }
    }

    private static void schedule(String queue, String subject) {
        outbox.schedule("placement", subject, queue, Instant.EPOCH, Instant.EPOCH);
    }

    private static int parked(String subject) {
        return database.jdbc().sql("select count(*) from parked_message where subject_id = ?").param(subject)
                .query(Integer.class).single();
    }

    private static Map<String, Object> row(String subject) {
        return database.jdbc().sql("select * from parked_message where subject_id = ?").param(subject).query()
                .singleRow();
    }

    private static boolean held(String subject) {
        return database.jdbc().sql("select available_at = 'infinity' from outbox where subject_id = ?").param(subject)
                .query(Boolean.class).single();
    }
}
