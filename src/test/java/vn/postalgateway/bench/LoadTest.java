package vn.postalgateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final long A_STANDSTILL = TimeUnit.MILLISECONDS.toNanos(500);

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void makesEachCallOfTheScheduleOnce() {
        Latencies latencies = new Load(4, () -> line(() -> { })).onSchedule(200, Duration.ofSeconds(1));

        assertThat(made).hasValue(200);
        assertThat(latencies.calls()).isEqualTo(200);
    }

    @Test
    void showsAStandstillInEveryCallThatWasDueMeanwhile() {
        AtomicBoolean first = new AtomicBoolean(true);
        Load load = new Load(1, () -> line(() -> {
            if (first.getAndSet(false)) {
                LockSupport.parkNanos(A_STANDSTILL);
            }
        }));

        Latencies latencies = load.onSchedule(200, Duration.ofSeconds(1));

        assertThat(latencies.millis(75)).as("half of the calls were due while it stood still").isGreaterThan(100);
    }

    @Test
    void countsTheCallsWithinATimeOfTheCalledThatIsAskedAsFastAsItAnswers() {
        assertThat(new Load(2, () -> line(() -> LockSupport.parkNanos(1_000_000)))
                .asFastAsAnswered(Duration.ofMillis(300)).perSecond()).isPositive();
    }

    @Test
    void tellsTheTimeWithinWhichSoManyPercentWereDone() {
        Latencies latencies = new Latencies(LongStream.rangeClosed(1, 200).map(TimeUnit.MILLISECONDS::toNanos).boxed()
                .toList(), Duration.ofSeconds(2));

        assertThat(List.of(latencies.millis(50), latencies.millis(99), latencies.millis(100)))
                .containsExactly(100.0, 198.0, 200.0);
        assertThat(latencies.perSecond()).isEqualTo(100);
    }

    private Load.Line line(Runnable work) {
        return n -> {
            work.run();
            made.incrementAndGet();
        };
    }
}
