package vn.postalgateway.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until the test moves it. */
public final class MovingClock extends Clock {

    private final Instant start;
    private volatile Instant now;

    public MovingClock(Instant start) {
        this.start = start;
        this.now = start;
    }

    public void pass(Duration duration) {
        now = now.plus(duration);
    }

    /** Never back. */
    public void passTo(Instant later) {
        now = later.isAfter(now) ? later : now;
    }

    /** How long the test has let pass. */
    public Duration passed() {
        return Duration.between(start, now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants have no zone");
    }
}
