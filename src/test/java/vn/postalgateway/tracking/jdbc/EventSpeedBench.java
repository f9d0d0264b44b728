package vn.postalgateway.tracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.Caller;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.tracking.rest.TrackingRestDoor;

/**
 * Not a test: {@code mvn -Pbench test -Dtest=EventSpeedBench} prints how fast events are taken in, from the bytes of the
 * call to the answer, and single events beside a bare service that only stores them. {@code -Dbench.events=100000}.
 */
class EventSpeedBench {

    private static final int EVENTS = Integer.getInteger("bench.events", 100_000);
    private static final int SINGLES = 4_000;
    private static final int CALLERS = 4;

    private final TrackingGround ground = new TrackingGround();
    private final TrackingRestDoor door = new TrackingRestDoor(ground.intake);

    @Test
    void timesArraysAndSingleEvents() throws Exception {
        System.out.println("| what | events/s | p50 | p99 |\n|---|---|---|---|");
        arrays(1_000, 1);
        for (int size : new int[] {250, 1_000, 5_000}) {
            arrays(size, 1);
        }
        arrays(5_000, 10);
        singles();
        ground.close();
    }

    private void arrays(int size, int eventsPerOrder) {
        List<String> orders = ground.orders(EVENTS / eventsPerOrder);
        List<byte[]> calls = new ArrayList<>();
        List<String> array = new ArrayList<>();
        for (int step = 0; step < eventsPerOrder; step++) {
            for (String order : orders) {
                array.add(event(order, step));
                if (array.size() == size) {
                    calls.add(array.toString().getBytes(StandardCharsets.UTF_8));
                    array.clear();
                }
            }
        }
        ground.settle();
        long start = System.nanoTime();
        calls.forEach(this::take);
        print(size + " in an array, " + eventsPerOrder + " for each order", calls.size() * size,
                System.nanoTime() - start, null);
    }

    /** Callers one after another and side by side, at both services in turns, so that the machine is the same for both. */
    private void singles() throws Exception {
        ground.database("create table bare_event (event_no bigint generated always as identity primary key, body jsonb)",
                "grant insert on bare_event to gateway_app");
        try (Service gateway = new Service(this::take); Service bare = new Service(this::store)) {
            for (int round = 0; round < 3; round++) {
                List<String> orders = ground.orders(2 * SINGLES);
                ground.settle();
                double ours = full("gateway, as fast as it goes", gateway, orders.subList(0, SINGLES));
                double plain = full("bare service, as fast as it goes", bare, orders.subList(SINGLES, 2 * SINGLES));
                System.out.printf(Locale.ROOT, "| ratio of the two | %.2f | | |%n", ours / plain);
            }
            paced("gateway at 200/s", gateway, ground.orders(SINGLES));
            paced("bare service at 200/s", bare, ground.orders(SINGLES));
        }
    }

    private static double full(String name, Service service, List<String> orders) throws Exception {
        long start = System.nanoTime();
        long[] latencies = callAll(orders, order -> service.call(event(order, 3)));
        long took = System.nanoTime() - start;
        print(name, orders.size(), took, latencies);
        return orders.size() * 1e9 / took;
    }

    private static void paced(String name, Service service, List<String> orders) throws Exception {
        long start = System.nanoTime();
        AtomicInteger number = new AtomicInteger();
        long[] latencies = callAll(orders.subList(0, 2_000), order -> {
            long due = start + number.getAndIncrement() * 5_000_000L;
            sleepUntil(due);
            service.call(event(order, 4));
            // From when it was due: a service that falls behind does not hide it.
            return System.nanoTime() - due;
        });
        print(name, 2_000, System.nanoTime() - start, latencies);
    }

    private static long[] callAll(List<String> orders, Function<String, Long> call) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Callable<Long>> calls = new ArrayList<>();
        orders.forEach(order -> calls.add(() -> call.apply(order)));
        long[] latencies = new long[orders.size()];
        int n = 0;
        for (var done : callers.invokeAll(calls)) {
            latencies[n++] = done.get();
        }
        callers.shutdown();
        Arrays.sort(latencies);
        return latencies;
    }

    private static void sleepUntil(long nanos) {
        while (System.nanoTime() < nanos) {
            LockSupport.parkNanos(nanos - System.nanoTime());
        }
    }

    private static void print(String what, int events, long took, long[] latencies) {
        System.out.printf(Locale.ROOT, "| %s | %,.0f | %s | %s |%n", what, events * 1e9 / took,
                latencies == null ? "" : millis(latencies[latencies.length / 2]),
                latencies == null ? "" : millis(latencies[latencies.length * 99 / 100]));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }

    private static String event(String order, int step) {
        String status = List.of("6", "7", "10", "11", "12", "12", "10", "11", "12", "14").get(step);
        return TrackingGround.event(order + "-" + step, order, status, "2026-10-05T1" + step + ":00:00+07:00",
                step == 0 ? "\"weightGrams\": 260, \"facility\": \"Thành Sen\"" : "\"facility\": \"Thành Sen\"");
    }

    // Events that only wait for their order are much cheaper: a figure without this would be about something else.
    private byte[] take(byte[] body) {
        Map<?, ?> answer = (Map<?, ?>) door.take(new HttpCall(new Caller(new Partner("vnpost", Scope.TRACKING), "bench", null),
                "POST", "/api/v1/tracking-events", Map.of(), Map.of(), "application/json", body,
                Map.of(), null)).body();
        List<?> verdicts = (List<?>) answer.get("verdicts");
        assertThat(verdicts.stream().filter(each -> "APPLIED".equals(String.valueOf(((Map<?, ?>) each).get("verdict"))))
                .count()).isEqualTo(verdicts.size());
        return answer.toString().getBytes(StandardCharsets.UTF_8);
    }

    // The least that keeps an event: one insert, committed and flushed.
    private byte[] store(byte[] body) {
        ground.jdbc.sql("insert into bare_event (body) values (?::jsonb)")
                .param(new String(body, StandardCharsets.UTF_8)).update();
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    /** An HTTP service of the JDK around either. */
    private static final class Service implements AutoCloseable {

        static {
            // otherwise each answer waits 40 ms for the caller's acknowledgement
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }

        private final HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final ExecutorService workers = Executors.newFixedThreadPool(CALLERS);
        private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5)).build();

        Service(Function<byte[], byte[]> answer) throws IOException {
            server.setExecutor(workers);
            server.createContext("/", call -> answer(call, answer));
            server.start();
        }

        private static void answer(HttpExchange call, Function<byte[], byte[]> answer) throws IOException {
            byte[] body = answer.apply(call.getRequestBody().readAllBytes());
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
            call.close();
        }

        long call(String event) {
            try {
                long start = System.nanoTime();
                HttpResponse<String> reply = client.send(HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                        .POST(HttpRequest.BodyPublishers.ofString("[" + event + "]")).build(),
                        HttpResponse.BodyHandlers.ofString());
                if (reply.statusCode() != 200) {
                    throw new IllegalStateException("answered " + reply.statusCode());
                }
                return System.nanoTime() - start;
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            server.stop(0);
            workers.shutdown();
        }
    }
}
