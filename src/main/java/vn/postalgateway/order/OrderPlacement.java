package vn.postalgateway.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import vn.postalgateway.operator.DoubtClass;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.PlacementOutcome;

/**
 * Places one accepted order with its operator, at most once: the attempt is committed before the call, and an outcome
 * that is not known is never answered by sending again blindly.
 */
public class OrderPlacement {

    private static final int AT_ONCE = 500;

    private final Placements placements;
    private final OperatorProfiles operators;
    private final PlacementRules rules;
    private final Clock clock;
    private final RandomGenerator random;

    public OrderPlacement(Placements placements, OperatorProfiles operators, PlacementRules rules, Clock clock,
                          RandomGenerator random) {
        this.placements = placements;
        this.operators = operators;
        this.rules = rules;
        this.clock = clock;
        this.random = random;
    }

    /** The attempt that the caller now has to make, or null if there is nothing to send. */
    public PlacementAttempt open(String orderId) {
        Instant now = clock.instant();
        return placements.open(orderId, rules.worker(), now, now.plus(rules.lease())).orElse(null);
    }

    /** Records what became of the attempt. */
    public void close(PlacementAttempt attempt, PlacementOutcome outcome) {
        Instant now = clock.instant();
        String orderId = attempt.orderId();
        if (outcome instanceof PlacementOutcome.Accepted accepted) {
            placements.placed(orderId, attempt.fence(), accepted.itemCode(), now);
        } else if (outcome instanceof PlacementOutcome.Rejected rejected) {
            placements.rejected(orderId, attempt.fence(), rejected.message(), now);
        } else if (outcome instanceof PlacementOutcome.NotSent notSent) {
            placements.notSent(orderId, attempt.fence(), notSent.reason(), now, now.plus(pauseAfter(notSent, attempt)));
        } else if (outcome instanceof PlacementOutcome.InDoubt inDoubt) {
            placements.inDoubt(orderId, attempt.fence(), inDoubt.reason(), now,
                    lookAt(attempt.request().operator(), now).orElse(null), now);
        }
    }

    /** Attempts whose worker died or was held up become doubt; returns how many. Run regularly by every gateway. */
    public int recover() {
        Instant now = clock.instant();
        List<Placements.Overdue> overdue = placements.overdue(now, AT_ONCE);
        for (Placements.Overdue attempt : overdue) {
            // The worker may have sent at any moment of its lease, so doubt counts from the lease's end.
            placements.inDoubt(attempt.orderId(), attempt.fence(), "the attempt was not closed within its lease",
                    attempt.leaseUntil(), lookAt(attempt.operator(), attempt.leaseUntil()).orElse(null), now);
        }
        return overdue.size();
    }

    private Optional<Instant> lookAt(String operator, Instant doubtSince) {
        OperatorProfile profile = operators.byId(operator).orElseThrow();
        if (profile.doubtClass() == DoubtClass.C) {
            return Optional.empty();
        }
        return Optional.of(profile.doubtClass() == DoubtClass.A ? doubtSince : doubtSince.plus(profile.settleAfter()));
    }

    private Duration pauseAfter(PlacementOutcome.NotSent notSent, PlacementAttempt attempt) {
        Duration grown = Placements.pause((int) Math.min(attempt.fence() - 1, 16), rules.retryBase(), rules.retryCap());
        Duration jittered = grown.plusMillis(random.nextLong(Math.max(1, grown.toMillis() / 4)));
        return notSent.retryAfter() != null && notSent.retryAfter().compareTo(jittered) > 0
                ? min(notSent.retryAfter(), Duration.ofHours(1)) : jittered;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
