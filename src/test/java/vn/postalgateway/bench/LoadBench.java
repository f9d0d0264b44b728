package vn.postalgateway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.faults.OwnPostgres;
import vn.postalgateway.faults.PostProcess;
import vn.postalgateway.journey.OrderSample;
import vn.postalgateway.journey.PartnerClient;
import vn.postalgateway.packaged.PackagedGateway;

/**
 * How fast the whole gateway takes orders and passes them on, beside a bare Spring MVC service with one durable insert,
 * both on the same PostgreSQL, one after the other: {@code mvn -Pbench verify -Dtest=LoadTest}, src/docs/benchmarks/load.md.
 */
class LoadBench {

    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.seconds", 30));
    /** The second compiler has minutes of work with some thousand methods before the gateway is what it is in service. */
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 150));
    private static final int WARM_UP_PER_SECOND = 60;
    private static final int MANY_CONNECTIONS = 128;
    private static final int CONNECTIONS = 32;
    private static final Path REPORT = Path.of("target", "load.md");
    private static final Pattern ORDER_ID = Pattern.compile("\"orderId\":\"([^\"]+)\"");

    private static Path folder;
    private static OwnPostgres postgres;
    private static PostProcess post;
    private static PackagedGateway gateway;
    private static BareProcess bare;

    private final List<String> report = new ArrayList<>();
    private final Map<String, Instant> acceptedAt = new ConcurrentHashMap<>();
    private final Queue<Integer> refused = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void startAll() throws IOException {
        folder = PackagedGateway.newHome();
        postgres = new OwnPostgres(folder.resolve("postgres"));
        post = new PostProcess(folder);
        gateway = new PackagedGateway(Files.createDirectory(folder.resolve("home")), Map.of(
                "SPRING_DATASOURCE_URL", postgres.url(), "SPRING_DATASOURCE_USERNAME", OwnPostgres.OWNER,
                "SPRING_DATASOURCE_PASSWORD", postgres.ownerPassword(),
                "VNPOST_ENDPOINT", "http://127.0.0.1:" + post.port() + "/",
                "GATEWAY_OPERATORS_VNPOST_PLACEMENTWORKERS", "32")).with(OPTIONS.toArray(String[]::new)).start();
        postgres.asOwner().sql(BareService.TABLE).update();
        bare = new BareProcess(Files.createDirectory(folder.resolve("bare")), OPTIONS, postgres.url(),
                OwnPostgres.OWNER, postgres.ownerPassword());
    }

    @AfterAll
    static void stopAll() {
        Stream.of(bare, gateway, post, postgres).forEach(LoadBench::close);
    }

    @Test
    void takesOrdersInAndPassesThemOn() throws IOException {
        warmUp();
        say("| | gateway | goal | bare service | ratio |");
        say("|---|---:|---:|---:|---:|");
        onSchedule(200, 50);
        onSchedule(1_000, 100);
        asFastAsAnswered("orders/s at " + CONNECTIONS + " connections", "≥ 0.4 × bare");
        untilThePostHasAll();
        support("stop");
        asFastAsAnswered("the same, sending to the post stopped", "");
        support("resume");
        untilThePostHasAll();
        toThePost();
        say("| refused politely in all, 503 or 409 | " + refused.size() + " | 0 | | |");
        Files.write(REPORT, report);
        assertThat(Set.copyOf(refused)).isSubsetOf(409, 503);
    }

    // The very first order pins what prices orders, and others would wait for it. The recorder's first start changes
    // classes, at which the JVM throws away all it has compiled: that has to be over before anything is measured.
    private void warmUp() {
        WhereTimeGoes profiler = new WhereTimeGoes(gateway.process(), folder);
        profiler.start();
        profiler.stop();
        toGateway(1).onSchedule(1, Duration.ofSeconds(1));
        toGateway(MANY_CONNECTIONS).onSchedule(WARM_UP_PER_SECOND, WARM_UP);
        toBare(MANY_CONNECTIONS).onSchedule(WARM_UP_PER_SECOND, TIME);
    }

    private void onSchedule(int perSecond, int goalMillis) {
        untilThePostHasAll();
        Latencies ours = toGateway(MANY_CONNECTIONS).onSchedule(perSecond, TIME);
        untilThePostHasAll();
        Latencies theirs = toBare(MANY_CONNECTIONS).onSchedule(perSecond, TIME);
        for (double percent : new double[] {50, 99, 99.9}) {
            row("202 within, at " + perSecond + " orders/s, p" + (percent == 99.9 ? "99.9" : (int) percent) + ", ms",
                    ours.millis(percent), percent == 99 ? "≤ " + goalMillis : "", theirs.millis(percent));
        }
    }

    private void asFastAsAnswered(String what, String goal) {
        WhereTimeGoes profiler = new WhereTimeGoes(gateway.process(), folder);
        Cost cost = new Cost(gateway.process());
        profiler.start();
        Latencies ours = toGateway(CONNECTIONS).asFastAsAnswered(TIME);
        List<String> layers = profiler.stop();
        String costs = cost.of(ours.calls());
        Cost bareCost = new Cost(bare.process());
        Latencies theirs = toBare(CONNECTIONS).asFastAsAnswered(TIME);
        row(what, ours.perSecond(), goal, theirs.perSecond());
        say("| ... processor time per order: gateway, database; ms | " + costs + " | | " + bareCost.of(theirs.calls())
                + " | |");
        say("| ... of the gateway's: " + String.join(", ", layers) + " | | | | |");
    }

    /** From the 202 to the post's CreateOrder, which the post writes down itself. */
    private void toThePost() {
        acceptedAt.clear();
        toGateway(MANY_CONNECTIONS).onSchedule(100, TIME);
        untilThePostHasAll();
        Map<String, Instant> heardAt = post.journal().heardAt();
        Latencies way = new Latencies(acceptedAt.entrySet().stream().map(order ->
                Duration.between(order.getValue(), heardAt.get(order.getKey())).toNanos()).toList(), TIME);
        for (int percent : new int[] {50, 99}) {
            say(String.format(Locale.ROOT, "| from 202 to the post's CreateOrder, at 100 orders/s, p%d, ms | %.1f | %s | | |",
                    percent, way.millis(percent), percent == 99 ? "≤ 250" : ""));
        }
    }

    private Load toGateway(int connections) {
        return to(connections, gateway.port(), PartnerClient.credential(gateway.home(), "ONE_STOP_TOKEN"));
    }

    private Load toBare(int connections) {
        return to(connections, bare.port(), "");
    }

    private Load to(int connections, int port, String token) {
        return new Load(connections, () -> {
            Caller caller = new Caller(port, token);
            return new Load.Line() {
                @Override
                public void call(int n) {
                    byte[] order = OrderSample.order().toString().getBytes(StandardCharsets.UTF_8);
                    took(caller.post(order), !token.isEmpty());
                }

                @Override
                public void close() {
                    caller.close();
                }
            };
        });
    }

    private void took(Caller.Answer answer, boolean remember) {
        Instant now = Instant.now();
        if (answer.status() != 202) {
            refused.add(answer.status());
        } else if (remember) {
            Matcher orderId = ORDER_ID.matcher(answer.body());
            assertThat(orderId.find()).isTrue();
            acceptedAt.put(orderId.group(1), now);
        }
    }

    private void untilThePostHasAll() {
        await().atMost(Duration.ofMinutes(20)).pollInterval(Duration.ofSeconds(1))
                .until(() -> post.journal().heardAt().keySet().containsAll(acceptedAt.keySet()));
    }

    private static void support(String what) {
        assertThat(gateway.partner("SUPPORT_TOKEN").postJson("/api/v1/operators/vnpost/" + what,
                what.equals("stop") ? Map.of("reason", "bench") : Map.of()).status()).isEqualTo(200);
    }

    /** What gateway or bare service and the database together work for each order. */
    private record Cost(ProcessHandle service, Duration serviceBefore, Duration databaseBefore) {

        Cost(ProcessHandle service) {
            this(service, worked(Stream.of(service)), database());
        }

        String of(int orders) {
            return String.format(Locale.ROOT, "%.2f, %.2f", worked(Stream.of(service)).minus(serviceBefore).toNanos()
                    / 1e6 / orders, database().minus(databaseBefore).toNanos() / 1e6 / orders);
        }

        private static Duration database() {
            return worked(Stream.concat(Stream.of(postgres.postmaster()), postgres.postmaster().descendants()));
        }

        private static Duration worked(Stream<ProcessHandle> processes) {
            return processes.map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO)).reduce(Duration.ZERO, Duration::plus);
        }
    }

    private void row(String what, double ours, String goal, double theirs) {
        say(String.format(Locale.ROOT, "| %s | %.1f | %s | %.1f | %.2f |", what, ours, goal, theirs, ours / theirs));
    }

    private void say(String line) {
        report.add(line);
        System.out.println(line);
    }

    private static void close(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception unended) {
            throw new IllegalStateException(unended);
        }
    }
}
