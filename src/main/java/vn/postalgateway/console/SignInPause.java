package vn.postalgateway.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes guessing slow: a name with so many wrong passwords in a row has to wait, whoever asks for it. Each gateway
 * counts for itself and forgets at a restart.
 */
public final class SignInPause {

    private static final int MOST_NAMES = 10_000;

    private record Wrong(int inARow, Instant last) { }

    private final int most;
    private final Duration pause;
    private final Clock clock;
    private final Map<String, Wrong> wrong = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
            return size() > MOST_NAMES;
        }
    };

    /** @param most wrong passwords in a row before a name has to wait; 0: it never has to */
    public SignInPause(int most, Duration pause, Clock clock) {
        this.most = most;
        this.pause = pause;
        this.clock = clock;
    }

    /** Whether nobody may try this name now. */
    public synchronized boolean mustWait(String name) {
        Wrong known = wrong.get(name);
        return most > 0 && known != null && known.inARow() >= most
                && clock.instant().isBefore(known.last().plus(pause));
    }

    /** Somebody gave a wrong password. */
    public synchronized void wrong(String name) {
        wrong.merge(name, new Wrong(1, clock.instant()),
                (before, now) -> new Wrong(before.inARow() + 1, now.last()));
    }

    /** Somebody gave the right one. */
    public synchronized void right(String name) {
        wrong.remove(name);
    }
}
