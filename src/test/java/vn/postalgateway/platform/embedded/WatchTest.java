package vn.postalgateway.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchTest {

    private final AtomicBoolean runs = new AtomicBoolean(true);
    private final AtomicInteger starts = new AtomicInteger();

    @Test
    void startsAgainWhatEnded() {
        try (Watch watch = new Watch("part", runs::get, () -> runs.set(starts.incrementAndGet() > 0))) {
            runs.set(false);

            await().until(runs::get);
            assertThat(starts).hasValue(1);
        }
    }

    @Test
    void triesAgainUntilItStarts() {
        Runnable atTheThirdTry = () -> {
            if (starts.incrementAndGet() < 3) {
                throw new IllegalStateException("no space left");
            }
            runs.set(true);
        };
        try (Watch watch = new Watch("part", runs::get, atTheThirdTry)) {
            runs.set(false);

            await().until(runs::get);
            assertThat(starts).hasValue(3);
        }
    }

    @Test
    void startsNothingOnceItIsClosed() {
        Watch watch = new Watch("part", runs::get, starts::incrementAndGet);
        watch.close();

        runs.set(false);

        await().pollDelay(java.time.Duration.ofMillis(1_500)).until(() -> starts.get() == 0);
    }
}
