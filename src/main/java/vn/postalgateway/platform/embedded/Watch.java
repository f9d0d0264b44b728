package vn.postalgateway.platform.embedded;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps an embedded part running, as a service manager keeps an external one: who ended by itself is started again. */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LAST_START = Duration.ofSeconds(30);

    private final String part;
    private final BooleanSupplier runs;
    private final Runnable start;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(look -> {
        Thread thread = new Thread(look, "watch");
        thread.setDaemon(true);
        return thread;
    });
    private boolean ended;

    /** @param start throws where it does not succeed; it is called again then */
    Watch(String part, BooleanSupplier runs, Runnable start) {
        this.part = part;
        this.runs = runs;
        this.start = start;
        clock.scheduleWithFixedDelay(this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (runs.getAsBoolean()) {
            return;
        }
        if (!ended) {
            LOG.warn("the embedded {} ended by itself and is started again", part);
        }
        ended = true;
        try {
            start.run();
            ended = false;
            LOG.warn("the embedded {} runs again", part);
        } catch (RuntimeException notYet) {
            LOG.debug("the embedded {} does not start yet: {}", part, notYet.getMessage());
        }
    }

    /** Nothing is started any more when this returns. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(LAST_START.toSeconds(), TimeUnit.SECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
