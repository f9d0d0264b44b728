package vn.postalgateway.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.postalgateway.operator.TrackingAnswer;
import vn.postalgateway.operator.TrackingQuery;

/**
 * Heals gaps: an order that the operator has not told about for longer than it may is asked about, and what the answer
 * holds is taken in like any other events. Callbacks are hints; this is how a lost one does no harm.
 */
public final class GapFinder {

    private static final int ORDERS_PER_LOOK = 1_000;
    private static final int LOOKS_PER_ROUND = 50;
    private static final Duration UNTIL_ALL_INTAKES_ENDED = Duration.ofMinutes(5);

    private final SilentOrders silent;
    private final TrackingIntake intake;
    private final Silence silence;
    private final Clock clock;

    /**
     * How long an order may be silent.
     *
     * @param usually    for a contract that says nothing of its own
     * @param ofContract by the contract's id
     * @param lease      how long one question may take
     * @param pause      until a question without an answer is asked again
     */
    public record Silence(Duration usually, Map<String, Duration> ofContract, Duration lease, Duration pause) {

        Duration allowed(String contract) {
            return ofContract.getOrDefault(contract, usually);
        }
    }

    public GapFinder(SilentOrders silent, TrackingIntake intake, Silence silence, Clock clock) {
        this.silent = silent;
        this.intake = intake;
        this.silence = silence;
        this.clock = clock;
    }

    /** Puts questions about all orders that are silent for too long on their operators' queues. */
    public void find() {
        Instant now = clock.instant();
        for (int look = 0, watched = ORDERS_PER_LOOK; look < LOOKS_PER_ROUND && watched == ORDERS_PER_LOOK; look++) {
            watched = silent.watchNew(now.minus(UNTIL_ALL_INTAKES_ENDED), silence::allowed, ORDERS_PER_LOOK);
        }
        for (int look = 0, seen = ORDERS_PER_LOOK; look < LOOKS_PER_ROUND && seen == ORDERS_PER_LOOK; look++) {
            seen = silent.askDue(now, silence::allowed, ORDERS_PER_LOOK);
        }
    }

    /** The question about an order that a queue brought; null if there is none any more. */
    public TrackingQuery open(String orderId) {
        return silent.open(orderId, clock.instant(), silence.lease()).orElse(null);
    }

    /** Takes in what the operator answered. */
    public void close(TrackingQuery query, TrackingAnswer answer) {
        if (answer instanceof TrackingAnswer.Told told) {
            intake.take(query.operator(), told.events().stream().map(fields -> event(query, fields)).toList());
            silent.answered(query.orderReference(), clock.instant());
        } else {
            silent.askAgain(query.orderReference(), clock.instant(), silence.pause());
        }
    }

    // An answer about one item need not repeat which one it is about.
    private static RawEvent event(TrackingQuery query, Map<String, Object> fields) {
        Map<String, Object> named = new LinkedHashMap<>(fields);
        named.putIfAbsent("itemCode", query.itemCode());
        return new RawEvent(named, named::toString);
    }
}
