package vn.postalgateway.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;

/**
 * Hands out the notices that are due, one after another, and writes down what came of each. What is stale is dropped on
 * the way. A channel whose server is away pauses as a whole, in each gateway for itself. Each channel is one thread's.
 */
public final class NoticeSending {

    /**
     * @param mostTries then it has failed
     * @param lease     how long one try may take; longer than a server can take for it
     * @param margin    nothing leaves any more when less of the lease is left
     * @param round     after so long it is looked again for what is stale
     */
    public record Limits(int mostTries, Duration lease, Duration margin, Duration round) { }

    /** A notice with its words, to be sent now. It holds personal data and does not print itself. */
    public record Ready(Notices.Taken taken, NoticeText text) {

        public Notice.Key key() {
            return taken.key();
        }

        @Override
        public String toString() {
            return "Ready[" + key() + "]";
        }
    }

    /** Nothing left: the lease was nearly over. */
    public static final class HeldUp extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private final Notices notices;
    private final DeliveryOrders orders;
    private final NoticeRules rules;
    private final NoticeWriting writing;
    private final RetryPlan plan;
    private final Limits limits;
    private final Clock clock;
    private final RandomGenerator chance;
    private final Map<NoticeChannel, Instant> roundEnds = new EnumMap<>(NoticeChannel.class);
    private final Map<NoticeChannel, Integer> failures = new ConcurrentHashMap<>();
    private final Map<NoticeChannel, Instant> pausedUntil = new EnumMap<>(NoticeChannel.class);

    public NoticeSending(Notices notices, DeliveryOrders orders, NoticeRules rules, NoticeWriting writing,
                         RetryPlan plan, Limits limits, Clock clock, RandomGenerator chance) {
        this.notices = notices;
        this.orders = orders;
        this.rules = rules;
        this.writing = writing;
        this.plan = plan;
        this.limits = limits;
        this.clock = clock;
        this.chance = chance;
        for (NoticeChannel channel : NoticeChannel.values()) {
            roundEnds.put(channel, Instant.EPOCH);
            failures.put(channel, 0);
            pausedUntil.put(channel, Instant.EPOCH);
        }
    }

    /** Begins a round: drops what nobody sends any more, and hands out the first; null if nothing is due. */
    public Ready begin(NoticeChannel channel) {
        Instant now = clock.instant();
        if (!rules.channels().contains(channel)) {
            notices.drop(channel, null, "no server is set for it", now);
            return null;
        }
        notices.drop(channel, now.minus(rules.keptFor()), "too old", now);
        roundEnds.put(channel, now.plus(limits.round()));
        return next(channel);
    }

    /** The next one that is due; null if there is none, the channel pauses or the round is over. */
    public Ready next(NoticeChannel channel) {
        Instant now = clock.instant();
        while (now.isBefore(roundEnds.get(channel)) && !now.isBefore(pausedUntil.get(channel))) {
            Optional<Notices.Taken> taken = notices.take(channel, now, now.plus(limits.lease()));
            if (taken.isEmpty()) {
                return null;
            }
            Optional<Ready> ready = ready(taken.get(), now);
            if (ready.isPresent()) {
                return ready.get();
            }
            now = clock.instant();
        }
        return null;
    }

    private Optional<Ready> ready(Notices.Taken taken, Instant now) {
        if (taken.inDoubt() && taken.key().channel() == NoticeChannel.SMS) {
            notices.end(taken, Notice.State.FAILED, "it may have been sent when a gateway ended", now);
            return Optional.empty();
        }
        if (taken.tries() > limits.mostTries()) {
            notices.end(taken, Notice.State.FAILED, "it was begun too often and never ended", now);
            return Optional.empty();
        }
        DeliveryOrder order = orders.byId(taken.key().orderId()).orElseThrow();
        Optional<String> against = rules.against(taken, order, now);
        if (against.isPresent()) {
            notices.end(taken, Notice.State.DROPPED, against.get(), now);
            return Optional.empty();
        }
        return Optional.of(new Ready(taken, writing.write(taken, order)));
    }

    /** @throws HeldUp if it was held up so long between taking and sending that somebody else may have it soon */
    public Ready lastLook(Ready ready) {
        if (clock.instant().isAfter(ready.taken().leaseUntil().minus(limits.margin()))) {
            throw new HeldUp();
        }
        return ready;
    }

    /** What came of it; returns the channel, on which the next one may follow. */
    public NoticeChannel close(Ready ready, NoticeOutcome outcome) {
        Notices.Taken taken = ready.taken();
        NoticeChannel channel = taken.key().channel();
        Instant now = clock.instant();
        switch (outcome.verdict()) {
            case SENT -> notices.end(taken, Notice.State.SENT, null, now);
            case REFUSED -> notices.end(taken, Notice.State.FAILED, outcome.reason(), now);
            case IN_DOUBT -> doubt(taken, outcome, now);
            default -> again(taken, outcome, now);
        }
        judge(channel, outcome, now);
        return channel;
    }

    private void doubt(Notices.Taken taken, NoticeOutcome outcome, Instant now) {
        if (taken.key().channel() == NoticeChannel.SMS) {
            notices.end(taken, Notice.State.FAILED, outcome.reason() + "; it may have been sent", now);
        } else {
            again(taken, outcome, now);
        }
    }

    private void again(Notices.Taken taken, NoticeOutcome outcome, Instant now) {
        Optional<Instant> next = taken.tries() >= limits.mostTries() ? Optional.empty()
                : plan.again(taken.tries(), taken.firstTryAt(), outcome.retryAfter(), now, chance);
        if (next.isPresent()) {
            notices.again(taken, next.get(), outcome.reason(), now);
        } else {
            notices.end(taken, Notice.State.FAILED, outcome.reason() + "; tried " + taken.tries() + " times", now);
        }
    }

    /** Tries in a row that a channel's server was away for. */
    public int failures(NoticeChannel channel) {
        return failures.get(channel);
    }

    private void judge(NoticeChannel channel, NoticeOutcome outcome, Instant now) {
        boolean trouble = outcome.verdict() == NoticeOutcome.Verdict.AWAY
                || outcome.verdict() == NoticeOutcome.Verdict.IN_DOUBT;
        int before = failures.get(channel);
        failures.put(channel, trouble ? before + 1 : 0);
        pausedUntil.put(channel, trouble ? plan.pausedUntil(before, outcome.retryAfter(), now) : Instant.EPOCH);
    }
}
