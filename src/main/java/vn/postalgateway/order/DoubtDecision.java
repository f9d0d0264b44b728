package vn.postalgateway.order;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.postalgateway.operator.OperatorProfiles;

/**
 * Lets a person settle a doubt: the only way for operators of class C, and a way out for the others while their
 * operator cannot be asked. That an order does not exist is believed only after the operator's settling time.
 */
public class DoubtDecision {

    private final PersonsWord people;
    private final Placements placements;
    private final OperatorProfiles operators;
    private final Clock clock;

    public DoubtDecision(PersonsWord people, Placements placements, OperatorProfiles operators, Clock clock) {
        this.people = people;
        this.placements = placements;
        this.operators = operators;
        this.clock = clock;
    }

    /** Orders in doubt, longest first. */
    public List<PersonsWord.Waiting> waiting(int most) {
        return people.waiting(most);
    }

    /** "It exists, under this item code." */
    public Verdict exists(String orderId, String itemCode, String actor) {
        Optional<Placements.Doubt> doubt = placements.doubt(orderId);
        if (doubt.isEmpty()) {
            return Verdict.NOT_IN_DOUBT;
        }
        if (people.carriedByAnother(doubt.get(), itemCode)) {
            return Verdict.ITEM_OF_ANOTHER_ORDER;
        }
        people.exists(doubt.get(), itemCode, actor, clock.instant());
        return Verdict.SETTLED;
    }

    /** "It does not exist: send it." */
    public Verdict doesNotExist(String orderId, String actor) {
        Optional<Placements.Doubt> doubt = placements.doubt(orderId);
        if (doubt.isEmpty()) {
            return Verdict.NOT_IN_DOUBT;
        }
        Instant now = clock.instant();
        if (now.isBefore(proofFrom(doubt.get()))) {
            return Verdict.TOO_EARLY;
        }
        people.doesNotExist(doubt.get(), actor, now);
        return Verdict.SETTLED;
    }

    /** From when on nobody's "it does not exist" can be overtaken by a late registration any more. */
    private Instant proofFrom(Placements.Doubt doubt) {
        return doubt.since().plus(operators.byId(doubt.operator()).orElseThrow().settleAfter());
    }

    /** What became of a person's word. */
    public enum Verdict {
        SETTLED,
        /** There is nothing to settle, or somebody was faster. */
        NOT_IN_DOUBT,
        /** Within the settling time the operator may still register it. */
        TOO_EARLY,
        ITEM_OF_ANOTHER_ORDER
    }
}
