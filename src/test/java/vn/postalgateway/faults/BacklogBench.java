package vn.postalgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.packaged.PackagedGateway;

/**
 * What waits in great numbers leaves in time once it can: orders on a broker that loses everything, orders of an operator
 * that was dead. Long, therefore only in {@code mvn -Pfaults verify}: src/docs/faults.md.
 */
class BacklogBench {

    private static final int PENDING = Integer.getInteger("faults.pending", 10_000);
    private static final Duration FINISHED_WITHIN = Duration.ofMinutes(5);
    private static final int BACKLOG = Integer.getInteger("faults.backlog", 20_000);
    private static final int CALLS_PER_SECOND = Integer.getInteger("faults.calls-per-second", 100);
    private static final double SHARE_OF_THE_RATE = 0.95;
    private static final Duration FILLING = Duration.ofMinutes(30);
    /** Long enough that a drain that is too slow is told by its rate. */
    private static final Duration DRAINING = Duration.ofHours(1);
    private static final int CALLERS = 16;
    private static final Map<String, String> LASTING_LOAD = Map.of("JDK_JAVA_OPTIONS", "-XX:+UseSerialGC",
            "GATEWAY_OPERATORS_VNPOST_PLACEMENTWORKERS", "24", "GATEWAY_OUTBOX_RESENDAFTER", "PT30S",
            "GATEWAY_OUTBOX_RESENDPERIOD", "5000");

    private Site site;
    private PackagedGateway gateway;
    private Path clientLog;

    @BeforeEach
    void openASite() {
        site = Site.withFaultlessPost();
        clientLog = site.folder.resolve("client-log");
    }

    @AfterEach
    void closeIt() {
        gateway.close();
        site.close();
    }

    @Test
    void finishesTenThousandPendingOrdersInFiveMinutesThoughTheBrokerLostEverything() {
        start(LASTING_LOAD);
        site.toPost.become(FaultProxy.Wire.LATENT);
        take(() -> promised().size() - atThePost() >= PENDING);
        int pending = promised().size() - atThePost();

        site.broker.killAndWipe();
        site.broker.start();
        site.toPost.become(FaultProxy.Wire.GOOD);
        Instant back = Instant.now();
        await().atMost(FINISHED_WITHIN).pollInterval(Duration.ofSeconds(1))
                .until(() -> atThePost() >= promised().size());

        say("%d orders pending over a wiped broker: all at the post after %d s", pending,
                Duration.between(back, Instant.now()).toSeconds());
        everyPromiseIsKeptOnce();
    }

    @Test
    void drainsTheBacklogOfAnOperatorThatComesBackAsFastAsItAllows() {
        Map<String, String> settings = new HashMap<>(LASTING_LOAD);
        settings.put("GATEWAY_OPERATORS_VNPOST_CALLSPERSECOND", String.valueOf(CALLS_PER_SECOND));
        start(settings);
        site.toPost.become(FaultProxy.Wire.CUT);
        take(() -> promised().size() >= BACKLOG);
        int backlog = promised().size();
        assertThat(atThePost()).isZero();

        site.toPost.become(FaultProxy.Wire.GOOD);
        Instant back = Instant.now();
        await().atMost(DRAINING).pollInterval(Duration.ofSeconds(1))
                .until(() -> atThePost() >= backlog);

        Instant last = site.post.journal().heardAt().values().stream().max(Instant::compareTo).orElseThrow();
        double perSecond = backlog * 1000.0 / Duration.between(back, last).toMillis();
        say("a backlog of %d orders drained at %.1f calls/s of the %d allowed, counted from the operator's return",
                backlog, perSecond, CALLS_PER_SECOND);
        everyPromiseIsKeptOnce();
        assertThat(perSecond).isGreaterThanOrEqualTo(SHARE_OF_THE_RATE * CALLS_PER_SECOND);
        assertThat(perSecond).as("the limit holds").isLessThanOrEqualTo(1.01 * CALLS_PER_SECOND);
    }

    private void start(Map<String, String> settings) {
        gateway = site.gateway(settings).with("-Xmx512m");
        gateway.start();
    }

    private void take(Callable<Boolean> enough) {
        try (ClientLog log = new ClientLog(clientLog)) {
            OneStops callers = new OneStops(System.nanoTime() % 1_000_000, CALLERS, 1, log,
                    () -> List.of(gateway.partner("ONE_STOP_TOKEN")));
            await().atMost(FILLING).pollInterval(Duration.ofSeconds(1)).until(enough);
            callers.finish(60);
        }
    }

    private Set<String> promised() {
        return ClientLog.read(clientLog).orders();
    }

    private int atThePost() {
        return site.post.journal().living().size();
    }

    private void everyPromiseIsKeptOnce() {
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(
                Judge.judge(ClientLog.read(clientLog), site.post.journal(),
                        Judge.View.ofAll(gateway.partner("ONE_STOP_TOKEN")), Set.of())).isEmpty());
    }

    private static void say(String words, Object... values) {
        System.out.printf(words + "%n", values);
    }
}
