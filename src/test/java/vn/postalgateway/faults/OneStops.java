package vn.postalgateway.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import vn.postalgateway.journey.OrderSample;
import vn.postalgateway.journey.PartnerClient;

/**
 * One-stop systems that send orders all the time and do what partners are told to do: who gets no answer, or is asked to
 * come again, sends the same request again; now and then somebody repeats a request that was answered long ago.
 */
final class OneStops {

    private static final Set<Integer> PROMISE = Set.of(200, 202);
    private static final Set<Integer> POLITE = Set.of(409, 429, 503);

    private final long seed;
    private final ClientLog log;
    private final Supplier<List<PartnerClient>> gateways;
    private final long pauseMillis;
    private final AtomicInteger sequence = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicLong slowestRefusalMillis = new AtomicLong();
    private final Queue<String> rude = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean going = true;

    /**
     * @param gateways    asked before each call; any of them takes it
     * @param pauseMillis of each one-stop system between two orders
     */
    OneStops(long seed, int count, long pauseMillis, ClientLog log, Supplier<List<PartnerClient>> gateways) {
        this.seed = seed;
        this.log = log;
        this.gateways = gateways;
        this.pauseMillis = pauseMillis;
        for (int i = 0; i < count; i++) {
            threads.execute(this::work);
        }
    }

    private void work() {
        while (going) {
            int n = sequence.incrementAndGet();
            Random random = new Random(seed * 1_000_003 + n);
            ObjectNode order = OrderSample.order("FAULT-" + seed + "-" + n,
                    "H27.12-261001-" + seed + (10_000 + n))
                    .put("weightGrams", 1 + random.nextInt(2_000));
            log.sending(requestId(order), new ClientLog.Asked(
                    order.path("dossiers").path(0).path("code").asText(), order.path("weightGrams").asInt()));
            insist(order, random);
            if (random.nextInt(20) == 0) {
                insist(order, random);
            }
            pause(pauseMillis);
        }
    }

    private static String requestId(ObjectNode order) {
        return order.path("requestId").asText();
    }

    /** Goes on until the order is answered, also while every gateway is down; bounded by the bench's own end. */
    private void insist(ObjectNode order, Random random) {
        while (!threads.isShutdown() || !Thread.currentThread().isInterrupted()) {
            List<PartnerClient> open = gateways.get();
            long from = System.nanoTime();
            try {
                PartnerClient.Reply reply = open.get(random.nextInt(open.size())).postJson("/api/v1/orders", order);
                if (PROMISE.contains(reply.status())) {
                    log.accepted(requestId(order), reply.json().path("orderId").asText());
                    accepted.incrementAndGet();
                    return;
                }
                refused(reply, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
            } catch (UncheckedIOException connectionBroke) {
                pause(pauseMillis);    // the answer is unknown: the same request again
            }
            pause(pauseMillis);
        }
    }

    private void refused(PartnerClient.Reply reply, long millis) {
        refusals.incrementAndGet();
        slowestRefusalMillis.accumulateAndGet(millis, Math::max);
        if (!POLITE.contains(reply.status()) || reply.header("Retry-After") == null) {
            rude.add(reply.status() + " " + reply.body().lines().findFirst().orElse("(empty)"));
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int accepted() {
        return accepted.get();
    }

    int refusals() {
        return refusals.get();
    }

    long slowestRefusalMillis() {
        return slowestRefusalMillis.get();
    }

    /** Answers that were neither a promise nor a polite refusal. */
    List<String> rude() {
        return List.copyOf(rude);
    }

    /** No new orders; those under way are brought to their answer. */
    void finish(long limitSeconds) {
        going = false;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(limitSeconds, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
