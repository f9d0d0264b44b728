package vn.postalgateway.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.postalgateway.packaged.PackagedGateway;

/** What the seed does to the parts around the gateways, one thing after the other, each healed before the next. */
final class Mischief {

    private static final int A_WIRE = -1;
    private static final String DATABASE_KILLED = "database killed";
    private static final String BROKER_KILLED = "broker killed";
    private static final String BROKER_WIPED = "broker killed and wiped";
    private static final Duration LONGEST_BAD_WIRE = Duration.ofSeconds(4);

    private final Site site;
    private final List<UnderFire> gateways;
    private final Random random;
    private final boolean onlyWires;
    private final Map<String, Integer> done = new TreeMap<>();
    private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);
    private volatile boolean going = true;

    /** @param onlyWires for a short run, which has no time for parts that start again */
    Mischief(Site site, List<UnderFire> gateways, Random random, boolean onlyWires) {
        this.site = site;
        this.gateways = gateways;
        this.random = random;
        this.onlyWires = onlyWires;
    }

    Mischief start() {
        work = CompletableFuture.runAsync(this::work, task -> new Thread(task, "mischief").start());
        return this;
    }

    private void work() {
        while (going) {
            String what = once();
            synchronized (done) {
                done.merge(what, 1, Integer::sum);
            }
            pause(500 + random.nextInt(2_500));
        }
    }

    private String once() {
        switch (onlyWires ? A_WIRE : random.nextInt(12)) {
            case 0:
                site.postgres.kill();
                pause(random.nextInt(2_000));
                site.postgres.start();
                return DATABASE_KILLED;
            case 1:
                site.broker.kill();
                pause(random.nextInt(2_000));
                site.broker.start();
                return BROKER_KILLED;
            case 2:
                site.broker.killAndWipe();
                site.broker.start();
                return BROKER_WIPED;
            case 3:
                return holdUpAGateway();
            case 4:
                site.postgres.holdUp();
                pause(500 + random.nextInt(2_000));
                site.postgres.goOn();
                return "database held up";
            default:
                return badWire();
        }
    }

    private String holdUpAGateway() {
        PackagedGateway gateway = gateways.get(random.nextInt(gateways.size())).gateway();
        gateway.holdUp();
        pause(Site.LEASE.plusSeconds(2).toMillis());
        gateway.goOn();
        return "gateway held up beyond its lease";
    }

    private String badWire() {
        FaultProxy.Wire wire = FaultProxy.Wire.values()[1 + random.nextInt(FaultProxy.Wire.values().length - 1)];
        int which = random.nextInt(3);
        FaultProxy proxy = List.of(site.toPostgres, site.toBroker, site.toPost).get(which);
        proxy.become(wire);
        pause(500 + random.nextInt((int) LONGEST_BAD_WIRE.toMillis()));
        proxy.become(FaultProxy.Wire.GOOD);
        return "wire to the " + List.of("database", "broker", "post").get(which) + " " + wire.words;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last mischief is healed when this returns; throws where one could not be. */
    void stop() {
        going = false;
        work.join();
        site.heal();
    }

    /** SIGKILLs of database and broker. */
    int kills() {
        Map<String, Integer> sofar = done();
        return Stream.of(DATABASE_KILLED, BROKER_KILLED, BROKER_WIPED).mapToInt(what -> sofar.getOrDefault(what, 0)).sum();
    }

    Map<String, Integer> done() {
        synchronized (done) {
            return new TreeMap<>(done);
        }
    }
}
