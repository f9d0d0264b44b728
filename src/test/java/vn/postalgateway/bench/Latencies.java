package vn.postalgateway.bench;

import java.time.Duration;
import java.util.List;

/** How long calls took, and in which time all of them were made. */
final class Latencies {

    private static final double NANOS_IN_A_MILLISECOND = 1e6;

    private final List<Long> sorted;
    private final Duration time;

    Latencies(List<Long> nanos, Duration time) {
        this.sorted = nanos.stream().sorted().toList();
        this.time = time;
    }

    int calls() {
        return sorted.size();
    }

    double perSecond() {
        return calls() * 1e9 / time.toNanos();
    }

    /** The time in milliseconds within which so many percent of the calls were done. */
    double millis(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(0, rank - 1)) / NANOS_IN_A_MILLISECOND;
    }
}
