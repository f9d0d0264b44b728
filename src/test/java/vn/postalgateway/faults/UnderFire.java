package vn.postalgateway.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import vn.postalgateway.faults.agent.CrashAgent;
import vn.postalgateway.faults.agent.CrashPoint;
import vn.postalgateway.packaged.PackagedGateway;

/**
 * One gateway that is killed with SIGKILL again and again, and started again as its service manager would: where the
 * {@link KillPlan} aims in this life, or, where it does not come there in time, wherever it happens to be.
 */
final class UnderFire implements AutoCloseable {

    private final PackagedGateway gateway;
    private final Path orders;
    private final Random random;
    private final Lives lives;
    private final KillPlan plan;
    private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);
    private volatile boolean killing = true;
    private volatile int failedStarts;
    private int life;
    private Optional<CrashPoint> aim = Optional.empty();

    /**
     * How long lives last. A life that ended at the first passage of its point would do no work.
     *
     * @param mostPassages of the point that a life aims at; it ends at one of them
     * @param longest      from ready on; a life that aims nowhere ends at some moment of it
     */
    record Lives(int mostPassages, Duration longest) { }

    /** @param gateway behind the crash agent's jar */
    UnderFire(PackagedGateway gateway, Path folder, KillPlan plan, Random random, Lives lives) {
        this.gateway = gateway;
        this.orders = folder.resolve("fire-" + gateway.home().getFileName());
        this.plan = plan;
        this.random = random;
        this.lives = lives;
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
        aim = plan.next();
        gateway.with(aim.map(point -> new String[] {"-D" + CrashAgent.AIM + "=" + String.join(",", point.name(),
                String.valueOf(1 + random.nextInt(lives.mostPassages())), call().toString(), disarmed().toString())})
                .orElse(new String[0]));
    }

    private Path call() {
        return orders.resolve("call-" + life);
    }

    private Path disarmed() {
        return orders.resolve("disarmed");
    }

    private void work() {
        while (killing) {
            long longest = lives.longest().toNanos();
            long end = System.nanoTime() + (aim.isPresent() ? longest : random.nextLong(longest));
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
        plan.ended(aim, Files.exists(call()));
        life++;
        arm();
        for (boolean up = false; !up;) {
            try {
                gateway.startUntil(() -> Files.exists(call()));
                up = true;
            } catch (IllegalStateException | ConditionTimeoutException refused) {
                failedStarts++;    // a part it needs is away: once more, as a service manager would
                gateway.kill();
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

    int failedStarts() {
        return failedStarts;
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
