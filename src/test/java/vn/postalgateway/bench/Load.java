package vn.postalgateway.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Calls that come as callers come, and not when the called is ready for them: each has its instant on a schedule, and its
 * time counts from that instant, also where it had to wait for a free connection. A called that stands still for a
 * second therefore shows that second in every call that was due meanwhile.
 */
final class Load {

    /** What one connection does with the n-th call; closed at the end. */
    interface Line extends AutoCloseable {
        void call(int n);

        @Override
        default void close() {
        }
    }

    private final int connections;
    private final Supplier<Line> newLine;

    /** @param connections more than are ever needed at once for an open schedule */
    Load(int connections, Supplier<Line> newLine) {
        this.connections = connections;
        this.newLine = newLine;
    }

    /** An open schedule: so many calls a second, whatever becomes of them. */
    Latencies onSchedule(int perSecond, Duration time) {
        int calls = (int) (perSecond * time.toSeconds());
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        return run(calls, n -> start + n * TimeUnit.SECONDS.toNanos(1) / perSecond, Long.MAX_VALUE);
    }

    /** As fast as the connections are answered: each call is due when the one before it on its connection is done. */
    Latencies asFastAsAnswered(Duration time) {
        return run(Integer.MAX_VALUE, n -> System.nanoTime(), System.nanoTime() + time.toNanos());
    }

    private Latencies run(int calls, IntFunction<Long> due, long end) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        long from = System.nanoTime();
        try {
            List<CompletableFuture<List<Long>>> lines = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                lines.add(CompletableFuture.supplyAsync(() -> work(next, calls, due, end), threads));
            }
            List<Long> nanos = new ArrayList<>();
            lines.forEach(line -> nanos.addAll(line.join()));
            return new Latencies(nanos, Duration.ofNanos(System.nanoTime() - from));
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Long> work(AtomicInteger next, int calls, IntFunction<Long> due, long end) {
        List<Long> nanos = new ArrayList<>();
        try (Line line = newLine.get()) {
            for (int n = next.getAndIncrement(); n < calls && System.nanoTime() < end; n = next.getAndIncrement()) {
                long at = due.apply(n);
                for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                line.call(n);
                nanos.add(System.nanoTime() - at);
            }
        }
        return nanos;
    }
}
