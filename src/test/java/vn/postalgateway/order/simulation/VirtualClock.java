package vn.postalgateway.order.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes only when the simulation lets it. */
final class VirtualClock extends Clock {

    static final Instant START = Instant.parse("2026-10-05T01:00:00Z");

    private Instant now = START;

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    void passTo(Instant later) {
        now = later.isAfter(now) ? later : now;
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
