package vn.postalgateway.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import vn.postalgateway.faults.agent.CrashPoint;
import vn.postalgateway.packaged.PackagedGateway;

/**
 * One gateway that is killed with SIGKILL again and again, and started again as its service manager would: at the crash
 * point that the seed chose for this life, or, where it does not come there in time, wherever it happens to be.
 */
final class UnderFire implements AutoCloseable {

    private static final int MOST_PASSAGES = 15;

    private final PackagedGateway gateway;
    private final Path agent;
    private final Path orders;
    private final Random random;
    private final Duration longestLife;
    private final Map<CrashPoint, Integer> kills = new ConcurrentSkipListMap<>();
    private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);
    private volatile boolean killing = true;
    private volatile int killsAtRandom;
    private volatile int failedStarts;
    private int life;
    private CrashPoint next;

    UnderFire(PackagedGateway gateway, Path agent, Path folder, Random random, Duration longestLife) {
        this.gateway = gateway;
        this.agent = agent;
        this.orders = folder.resolve("fire-" + gateway.home().getFileName());
        this.random = random;
        this.longestLife = longestLife;
    }

    /** First start, in peace and quiet until it is ready. */
    UnderFire start() {
        orders.toFile().mkdirs();
        arm();
        gateway.start();
        work = CompletableFuture.runAsync(this::work, task -> new Thread(task, "under-fire").start());
        return this;
    }

    private void arm() {
        CrashPoint[] points = CrashPoint.values();
        next = points[random.nextInt(points.length)];
        gateway.with("-javaagent:" + agent + "=" + String.join(",", next.name(), String.valueOf(1 + random.nextInt(MOST_PASSAGES)),
                call().toString(), disarmed().toString()));
    }

    private Path call() {
        return orders.resolve("call-" + life);
    }

    private Path disarmed() {
        return orders.resolve("disarmed");
    }

    private void work() {
        while (killing) {
            long end = System.nanoTime() + longestLife.toNanos();
            while (killing && !Files.exists(call()) && System.nanoTime() < end) {
                pause(10);
            }
            if (Files.exists(call()) || killing) {
                killAndStart();
            }
        }
    }

    private void killAndStart() {
        gateway.goOn();
        gateway.kill();
        if (Files.exists(call())) {
            kills.merge(next, 1, Integer::sum);
        } else {
            killsAtRandom++;
        }
        life++;
        arm();
        for (boolean up = false; !up;) {
            try {
                gateway.start();
                up = true;
            } catch (IllegalStateException refused) {
                failedStarts++;    // a part it needs is away: once more, as a service manager would
                pause(500);
            }
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    PackagedGateway gateway() {
        return gateway;
    }

    Map<CrashPoint, Integer> kills() {
        return kills;
    }

    int killsAtRandom() {
        return killsAtRandom;
    }

    int failedStarts() {
        return failedStarts;
    }

    int killsInAll() {
        return killsAtRandom + kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** No more kills: the gateway runs when this returns. */
    void peace() {
        killing = false;
        disarmed().toFile().mkdir();
        work.join();
        pause(200);    // a thread that was just about to stop at its point has done so by now
        if (Files.exists(call())) {
            killAndStart();
        }
    }

    @Override
    public void close() {
        gateway.goOn();
        gateway.close();
    }
}
