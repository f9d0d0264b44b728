package vn.postalgateway.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Hands reports on, one after another, until each is where it belongs or was tried often enough. */
public final class ReportDelivery {

    private static final int MOST_DOUBLINGS = 20;

    /**
     * What bounds it.
     *
     * @param tries   of one report on one way at most
     * @param first   pause after the first try that failed, doubled each time
     * @param longest no pause is longer
     * @param lease   how long one try may take; somebody else may begin the next one then
     */
    public record Limits(int tries, Duration first, Duration longest, Duration lease) { }

    /** Nothing left: the lease was nearly over. */
    public static final class HeldUp extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private final Reports reports;
    private final Limits limits;
    private final Clock clock;

    public ReportDelivery(Reports reports, Limits limits, Clock clock) {
        this.reports = reports;
        this.limits = limits;
        this.clock = clock;
    }

    /** The next one that is due on a way; null if there is none. */
    public Reports.Delivery next(Reports.Way way) {
        Instant now = clock.instant();
        Reports.Delivery taken = reports.take(way, now, now.plus(limits.lease())).orElse(null);
        if (taken != null && taken.tries() > limits.tries()) {
            reports.end(taken, Reports.State.FAILED, "it was begun too often and never ended", now);
            return next(way);
        }
        return taken;
    }

    /** @throws HeldUp if half of the time for it went by before anything left: somebody else may have it soon */
    public Reports.Delivery lastLook(Reports.Delivery delivery) {
        if (clock.instant().isAfter(delivery.leaseUntil().minus(limits.lease().dividedBy(2)))) {
            throw new HeldUp();
        }
        return delivery;
    }

    /** What came of it; the way that it went. */
    public Reports.Way close(Reports.Delivery delivery, DeliveryOutcome outcome) {
        Instant now = clock.instant();
        switch (outcome.verdict()) {
            case DONE -> reports.end(delivery, Reports.State.DONE, null, now);
            case REFUSED -> reports.end(delivery, Reports.State.FAILED, outcome.reason(), now);
            default -> again(delivery, outcome.reason(), now);
        }
        return delivery.way();
    }

    private void again(Reports.Delivery delivery, String reason, Instant now) {
        if (delivery.tries() >= limits.tries()) {
            reports.end(delivery, Reports.State.FAILED, reason + "; tried " + delivery.tries() + " times", now);
            return;
        }
        Duration doubled = limits.first().multipliedBy(1L << Math.min(delivery.tries() - 1, MOST_DOUBLINGS));
        reports.again(delivery, now.plus(doubled.compareTo(limits.longest()) < 0 ? doubled : limits.longest()), reason);
    }
}
