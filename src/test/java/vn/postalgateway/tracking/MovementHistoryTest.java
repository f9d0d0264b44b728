package vn.postalgateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.operator.Movement.AWAITING_PICKUP;
import static vn.postalgateway.operator.Movement.DAMAGED;
import static vn.postalgateway.operator.Movement.DELIVERED;
import static vn.postalgateway.operator.Movement.DELIVERY_FAILED;
import static vn.postalgateway.operator.Movement.IN_TRANSIT;
import static vn.postalgateway.operator.Movement.LOST;
import static vn.postalgateway.operator.Movement.OUT_FOR_DELIVERY;
import static vn.postalgateway.operator.Movement.PICKED_UP;
import static vn.postalgateway.operator.Movement.RETURNED;
import static vn.postalgateway.operator.Movement.RETURNING;
import static vn.postalgateway.tracking.EventSample.after;
import static vn.postalgateway.tracking.EventSample.correcting;
import static vn.postalgateway.tracking.EventSample.marked;
import static vn.postalgateway.tracking.EventSample.moved;
import static vn.postalgateway.tracking.EventSample.weighed;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MovementHistoryTest {

    private static MovementHistory of(TrackedEvent... events) {
        return MovementHistory.of(List.of(events), Set.of());
    }

    @Test
    void awaitsPickupWhileNothingIsTold() {
        assertThat(of().movement()).isEqualTo(AWAITING_PICKUP);
        assertThat(of().decidedBy()).isEmpty();
    }

    @Test
    void isWhereTheLatestEventSaysWhateverArrivedLast() {
        MovementHistory history = of(moved("e2", OUT_FOR_DELIVERY, 20), moved("e1", IN_TRANSIT, 10));

        assertThat(history.movement()).isEqualTo(OUT_FOR_DELIVERY);
    }

    @Test
    void takesTheFurtherMovementOfTwoAtTheSameTime() {
        MovementHistory history = of(moved("e1", DELIVERY_FAILED, 10), moved("e2", OUT_FOR_DELIVERY, 10));

        assertThat(history.movement()).isEqualTo(DELIVERY_FAILED);
    }

    @Test
    void letsNothingThatIsNotFinalChangeAFinalState() {
        MovementHistory history = of(moved("e1", DELIVERED, 10), moved("e2", RETURNING, 30));

        assertThat(history.movement()).isEqualTo(DELIVERED);
    }

    @Test
    void letsTheEarliestOfSeveralFinalEventsDecideAndSaysThatTheyDisagree() {
        MovementHistory history = of(moved("e1", DELIVERED, 30), moved("e2", RETURNED, 20), moved("e3", LOST, 40));

        assertThat(history.movement()).isEqualTo(RETURNED);
        assertThat(history.endedBy()).map(TrackedEvent::eventId).contains("e2");
        assertThat(history.flags()).containsExactly("finalsDisagree");
    }

    @Test
    void ranksFinalEventsOfTheSameTimeDeliveredReturnedLost() {
        assertThat(of(moved("a", LOST, 10), moved("b", RETURNED, 10), moved("c", DELIVERED, 10)).movement())
                .isEqualTo(DELIVERED);
        assertThat(of(moved("a", LOST, 10), moved("b", RETURNED, 10)).movement()).isEqualTo(RETURNED);
    }

    @Test
    void decidesBetweenEqualFinalEventsByTheirId() {
        MovementHistory history = of(moved("e9", DELIVERED, 10), moved("e1", DELIVERED, 10));

        assertThat(history.decidedBy()).map(TrackedEvent::eventId).contains("e1");
    }

    @Test
    void endsWithTheFirstOfTwoDeliveries() {
        MovementHistory history = of(moved("e2", DELIVERED, 20), moved("e1", DELIVERED, 10));

        assertThat(history.endedBy()).map(TrackedEvent::occurredAt).contains(after(10));
    }

    @Test
    void leavesOutWhatAnotherEventCorrects() {
        MovementHistory history = of(moved("e1", DELIVERED, 10), correcting("e2", DELIVERY_FAILED, 10, "e1"));

        assertThat(history.movement()).isEqualTo(DELIVERY_FAILED);
        assertThat(history.endedBy()).isEmpty();
    }

    @Test
    void leavesOutACorrectedEventThatTheCorrectionOfAnotherOrderNames() {
        MovementHistory history = MovementHistory.of(List.of(moved("e1", DELIVERED, 10)), Set.of("e1"));

        assertThat(history.movement()).isEqualTo(AWAITING_PICKUP);
    }

    @Test
    void takesTheWeightOfTheFirstEventThatTellsOneWhileThePostHeldTheItem() {
        MovementHistory history = of(weighed("e3", IN_TRANSIT, 30, 320), weighed("e2", PICKED_UP, 20, 260),
                weighed("e1", AWAITING_PICKUP, 10, 80), moved("e0", PICKED_UP, 15));

        assertThat(history.weighedBy()).map(TrackedEvent::weightGrams).contains(260);
        assertThat(history.heldBy()).map(TrackedEvent::occurredAt).contains(after(15));
    }

    @Test
    void keepsAMarkForAPersonWithoutMoving() {
        MovementHistory history = of(moved("e1", IN_TRANSIT, 10), marked("e2", "stoppedByPost", 20));

        assertThat(history.movement()).isEqualTo(IN_TRANSIT);
        assertThat(history.flags()).containsExactly("stoppedByPost");
    }

    @Test
    void asksNobodyToLookBecauseThePostMovedMoney() {
        assertThat(of(marked("e1", "moneyOnly", 10)).flags()).isEmpty();
    }

    @Test
    void remembersDamageWhenTheItemMovesOn() {
        MovementHistory history = of(moved("e1", DAMAGED, 10), moved("e2", OUT_FOR_DELIVERY, 20));

        assertThat(history.movement()).isEqualTo(OUT_FOR_DELIVERY);
        assertThat(history.flags()).containsExactly("damaged");
    }

    @Test
    void flagsButDoesNotFollowAnUnknownStatusOrATimeThatDoesNotExist() {
        MovementHistory history = of(
                new TrackedEvent("e1", null, null, false, after(10), null, null, false, false, null, null, null),
                new TrackedEvent("e2", DELIVERED, null, true, null, null, null, false, false, null, null, null));

        assertThat(history.movement()).isEqualTo(AWAITING_PICKUP);
        assertThat(history.flags()).containsExactly("impossibleTime", "unknownStatus");
    }
}
