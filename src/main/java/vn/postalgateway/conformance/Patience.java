package vn.postalgateway.conformance;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what comes by itself, never longer than its bound. */
public record Patience(Duration most) {

    private static final long PAUSE_MILLIS = 100;

    /** Looks until it sees what is wanted; what it saw last where that does not come. */
    public <T> T until(Supplier<T> look, Predicate<T> wanted) {
        long began = System.nanoTime();
        T seen = look.get();
        while (!wanted.test(seen) && System.nanoTime() - began < most.toNanos()) {
            pause(PAUSE_MILLIS);
            seen = look.get();
        }
        return seen;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the gateway", e);
        }
    }
}
