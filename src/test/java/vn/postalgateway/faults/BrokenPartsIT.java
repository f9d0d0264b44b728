package vn.postalgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import vn.postalgateway.packaged.PackagedGateway;
import vn.postalgateway.packaged.PostJournalReading;

/**
 * The packaged gateway with all its embedded parts on one small disk, under load: its database is killed, its disk runs
 * full, its broker's journal is gone. What cannot be recorded is refused in time and politely; all is well again by itself,
 * and each accepted order is at the post once.
 */
class BrokenPartsIT {

    private static final int DISK_MEBIBYTES = 700;
    /** Twice what is promised, for a machine that does other things too; what was measured is printed. */
    private static final long SLOWEST_REFUSAL_MILLIS = 4_000;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static Path home;
    private static SmallDisk disk;
    private static PackagedGateway gateway;

    private final long seed = System.nanoTime() % 1_000_000;
    private Path logFile;
    private ClientLog log;
    private OneStops callers;

    @BeforeAll
    static void start() {
        home = PackagedGateway.newHome();
        disk = new SmallDisk(home, DISK_MEBIBYTES);
        gateway = new PackagedGateway(home, Map.of("JDK_JAVA_OPTIONS", PackagedGateway.QUICK_START,
                "GATEWAY_OUTBOX_RESENDAFTER", "PT3S", "GATEWAY_OUTBOX_RESENDPERIOD", "500")).start();
    }

    @AfterAll
    static void stop() {
        try {
            gateway.close();
        } finally {
            disk.close();
        }
    }

    @BeforeEach
    void letOrdersCome() throws IOException {
        logFile = Files.createTempFile(home.getParent(), "client-log-", "");
        log = new ClientLog(logFile);
        callers = new OneStops(seed, 4, 20, log, () -> List.of(gateway.partner("ONE_STOP_TOKEN")));
        await().atMost(LIMIT).until(() -> callers.accepted() > 20);
    }

    @AfterEach
    void closeTheLog() {
        callers.finish(1);
        log.close();
    }

    @Test
    void refusesInTimeWhileItsDatabaseIsDeadAndStartsItAgain() throws IOException {
        killTheDatabase();
        await().atMost(LIMIT).until(() -> callers.refusals() > 0);

        awaitMoreAccepted();
        everyPromiseIsKeptOnce();

        say("database killed");
        assertThat(callers.rude()).isEmpty();
        assertThat(callers.slowestRefusalMillis()).isLessThanOrEqualTo(SLOWEST_REFUSAL_MILLIS);
    }

    @Test
    void refusesWhileItsDiskIsFullAndGoesOnWhenThereIsSpace() {
        disk.fill();
        await().atMost(LIMIT).until(() -> callers.refusals() > 20);
        await().atMost(LIMIT).until(() -> !gateway.ready());

        disk.free();
        awaitMoreAccepted();
        await().atMost(LIMIT).until(gateway::ready);
        everyPromiseIsKeptOnce();

        say("disk full");
        assertThat(callers.rude()).isEmpty();
    }

    @Test
    void fillsABrokerAgainThatLostItsJournal() throws IOException {
        gateway.kill();
        FileSystemUtils.deleteRecursively(home.resolve("artemis"));
        gateway.start();

        awaitMoreAccepted();
        everyPromiseIsKeptOnce();

        assertThat(callers.rude()).isEmpty();
    }

    /** kill -9 of the server and of all its helpers. */
    private static void killTheDatabase() throws IOException {
        String pid = Files.readAllLines(home.resolve("postgres/server/data/postmaster.pid")).get(0).strip();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        Stream.concat(Stream.of(server), server.descendants()).toList().forEach(ProcessHandle::destroyForcibly);
    }

    private void awaitMoreAccepted() {
        int now = callers.accepted();
        await().atMost(LIMIT).until(() -> callers.accepted() > now + 20);
    }

    private void everyPromiseIsKeptOnce() {
        callers.finish(30);
        ClientLog.Reading client = ClientLog.read(logFile);
        Set<String> orders = client.orders();
        await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1)).untilAsserted(() ->
                assertThat(PostJournalReading.itemsPerOrder(home).keySet()).containsAll(orders));
        assertThat(client.promised().keySet()).as("answered").containsAll(client.asked().keySet());
        assertThat(client.promised().values()).as("orders per request").allMatch(promised -> promised.size() == 1);
        assertThat(PostJournalReading.itemsPerOrder(home).entrySet().stream()
                .filter(entry -> orders.contains(entry.getKey())).map(Map.Entry::getValue).collect(Collectors.toSet()))
                .as("items per order").containsOnly(1);
    }

    private void say(String what) {
        System.out.println(what + ": " + callers.accepted() + " accepted, " + callers.refusals()
                + " refused, the slowest refusal after " + callers.slowestRefusalMillis() + " ms");
    }
}
