package vn.postalgateway.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;

/**
 * Tells partners what is due. Each target has lanes of its own, so that one that hangs holds up no other; a target that
 * fails has one lane only. A lane goes on until nothing is due or an attempt fails. What a gateway that ended was
 * about to tell is told again when its lease has ended: at least once, under the same id.
 */
public final class NotificationSending {

    /**
     * @param lanes notifications of one target under way at the same time, per gateway
     * @param lease how long one attempt may take; longer than a call can last
     * @param margin nothing leaves any more when less of the lease is left
     */
    public record Rules(int lanes, Duration lease, Duration margin) { }

    private final Notifications notifications;
    private final PartnerCall partner;
    private final RetryPlan plan;
    private final Rules rules;
    private final Executor workers;
    private final Clock clock;
    private final RandomGenerator chance;
    private final Map<String, Integer> lanes = new ConcurrentHashMap<>();

    public NotificationSending(Notifications notifications, PartnerCall partner, RetryPlan plan, Rules rules,
                               Executor workers, Clock clock, RandomGenerator chance) {
        this.notifications = notifications;
        this.partner = partner;
        this.plan = plan;
        this.rules = rules;
        this.workers = workers;
        this.clock = clock;
        this.chance = chance;
    }

    /** Takes over what is new and opens lanes for what is due; returns at once. */
    public void sweep() {
        notifications.fill(clock.instant());
        for (Notifications.DueTarget target : notifications.due(clock.instant())) {
            int wanted = target.failing() ? 1 : rules.lanes();
            for (int open = lanes.getOrDefault(target.partnerId(), 0); open < wanted; open++) {
                open(target.partnerId());
            }
        }
    }

    private void open(String partnerId) {
        lanes.merge(partnerId, 1, Integer::sum);
        try {
            workers.execute(() -> run(partnerId));
        } catch (RejectedExecutionException allAreBusy) {
            close(partnerId);
        }
    }

    private void run(String partnerId) {
        try {
            boolean goOn = true;
            while (goOn) {
                goOn = tellNext(partnerId);
            }
        } finally {
            close(partnerId);
        }
    }

    private void close(String partnerId) {
        lanes.computeIfPresent(partnerId, (id, open) -> open == 1 ? null : open - 1);
    }

    private boolean tellNext(String partnerId) {
        Instant now = clock.instant();
        return notifications.take(partnerId, now, now.plus(rules.lease())).filter(this::tell).isPresent();
    }

    // Held up so long between taking and telling, somebody else may have it by now.
    private boolean tell(Notifications.Telling telling) {
        if (clock.instant().isAfter(telling.leaseUntil().minus(rules.margin()))) {
            return false;
        }
        TellingOutcome outcome = partner.tell(telling);
        Instant now = clock.instant();
        if (outcome.isSuccess()) {
            notifications.told(telling, outcome, now);
        } else if (outcome.isGone()) {
            notifications.gone(telling, outcome, now);
        } else {
            notifications.failed(telling, outcome,
                    plan.again(telling.attempt(), telling.firstAt(), outcome.retryAfter(), now, chance).orElse(null),
                    plan.pausedUntil(telling.failures(), outcome.retryAfter(), now), now);
        }
        return outcome.isSuccess();
    }
}
