package vn.postalgateway.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.postalgateway.operator.DoubtClass;
import vn.postalgateway.operator.InquiryOutcome;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.PlacementInquiry;

/**
 * Settles orders of which it is not known whether the operator has them.
 * Class B is asked by our reference: "found" settles it; "not found" is proof only when the operator's settling time
 * has passed since the doubtful call, and when it is said twice. Class A may simply be sent again under the same
 * reference. Class C waits for a person.
 */
public class DoubtSettlement {

    private static final Duration SHORTEST_SECOND_LOOK = Duration.ofSeconds(1);

    private final Placements placements;
    private final OperatorProfiles operators;
    private final PlacementRules rules;
    private final Clock clock;

    public DoubtSettlement(Placements placements, OperatorProfiles operators, PlacementRules rules, Clock clock) {
        this.placements = placements;
        this.operators = operators;
        this.rules = rules;
        this.clock = clock;
    }

    /** The question to put to the operator, or null if there is nothing to ask. */
    public PlacementInquiry open(String orderId) {
        Optional<Placements.Doubt> doubt = placements.doubt(orderId);
        if (doubt.isEmpty()) {
            return null;
        }
        DoubtClass doubtClass = profile(doubt.get()).doubtClass();
        Instant now = clock.instant();
        if (doubtClass == DoubtClass.A) {
            placements.sendAgain(doubt.get(), "creating again under the same reference is harmless", now);
        }
        return doubtClass == DoubtClass.B ? new PlacementInquiry(doubt.get().operator(), orderId, now) : null;
    }

    /** Records what the operator said; that it has the order counts even if nobody is in doubt about it any more. */
    public void close(PlacementInquiry inquiry, InquiryOutcome outcome) {
        Instant now = clock.instant();
        if (outcome instanceof InquiryOutcome.Found found) {
            placements.heardOf(inquiry.orderReference(), found.itemCode(), now);
            return;
        }
        Optional<Placements.Doubt> doubt = placements.doubt(inquiry.orderReference());
        if (doubt.isPresent() && outcome instanceof InquiryOutcome.NotFound) {
            notFound(doubt.get(), inquiry.askedAt(), now);
        } else if (doubt.isPresent() && outcome instanceof InquiryOutcome.Unanswered unanswered) {
            placements.askAgain(doubt.get(), unanswered.reason(), now,
                    now.plus(Placements.pause(doubt.get().asked(), rules.retryBase(), rules.retryCap())));
        }
    }

    // What counts is when the question was put, not when its answer is read: the answer may have waited in a worker.
    private void notFound(Placements.Doubt doubt, Instant askedAt, Instant now) {
        Duration settleAfter = profile(doubt).settleAfter();
        Instant proofFrom = doubt.since().plus(settleAfter);
        if (askedAt.isBefore(proofFrom)) {
            placements.askAgain(doubt, "not found, but too early to be proof", now, later(proofFrom, now));
        } else if (doubt.firstNotFoundAt() == null) {
            placements.notFoundOnce(doubt, askedAt, now, now.plus(secondLook(settleAfter)));
        } else if (askedAt.isBefore(doubt.firstNotFoundAt().plus(SHORTEST_SECOND_LOOK))) {
            placements.askAgain(doubt, "not found twice, but too close together to be proof", now,
                    now.plus(SHORTEST_SECOND_LOOK));
        } else {
            placements.clearToSend(doubt, "not found twice after the settling time", now);
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Duration secondLook(Duration settleAfter) {
        Duration quarter = settleAfter.dividedBy(4);
        return quarter.compareTo(SHORTEST_SECOND_LOOK) < 0 ? SHORTEST_SECOND_LOOK : quarter;
    }

    private OperatorProfile profile(Placements.Doubt doubt) {
        return operators.byId(doubt.operator()).orElseThrow();
    }
}
