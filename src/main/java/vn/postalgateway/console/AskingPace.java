package vn.postalgateway.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often one may ask: so many times in a stretch of time, counted for each key. Each gateway counts for itself and
 * forgets at a restart; of too many keys the one that came first is forgotten.
 */
public final class AskingPace {

    private static final int MOST_KEYS = 50_000;

    private record Stretch(Instant ends, int asked) { }

    private final int most;
    private final Duration length;
    private final Clock clock;
    private final Map<String, Stretch> stretches = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Stretch> eldest) {
            return size() > MOST_KEYS;
        }
    };

    /** @param most times in one stretch; 0: any number */
    public AskingPace(int most, Duration length, Clock clock) {
        this.most = most;
        this.length = length;
        this.clock = clock;
    }

    /** Counts one more; how long to wait if it is one too many. */
    public synchronized Optional<Duration> ask(String key) {
        if (most == 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Stretch running = stretches.get(key);
        if (running == null || !now.isBefore(running.ends())) {
            stretches.remove(key);
            stretches.put(key, new Stretch(now.plus(length), 1));
            return Optional.empty();
        }
        if (running.asked() >= most) {
            return Optional.of(Duration.between(now, running.ends()));
        }
        stretches.put(key, new Stretch(running.ends(), running.asked() + 1));
        return Optional.empty();
    }
}
