package vn.postalgateway.console;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.postalgateway.order.DecisionStand;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.ParkedWork;
import vn.postalgateway.order.Placement;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tracking.PriceDifference;
import vn.postalgateway.tracking.StateExplanation;
import vn.postalgateway.tracking.TimelineEvent;

/**
 * All that support has to know about one order, without personal data.
 *
 * @param timeline   every event of it that is kept, as it came and as it was read
 * @param state      which of them decides, and why each other does not
 * @param estimate   the price at intake; null while it is the price in force
 * @param difference why the price in force is another; null without an estimate
 * @param parked     its messages that wait for a person
 */
public record OrderCase(DeliveryOrder order, Journey journey, List<TimelineEvent> timeline, StateExplanation state,
                        DecisionStand decision, Price estimate, PriceDifference difference, List<ParkedWork> parked) {

    public OrderCase {
        timeline = List.copyOf(timeline);
        parked = List.copyOf(parked);
    }

    /** Why each event that does not decide does not, by its id. */
    public Map<String, StateExplanation.Why> passedOver() {
        return state.others().stream().collect(Collectors.toMap(other -> other.event().eventId(),
                StateExplanation.PassedOver::why));
    }

    public boolean decides(TimelineEvent event) {
        return event.equals(state.decidedBy());
    }

    public boolean isInDoubt() {
        return order.placement() == Placement.OUTCOME_UNKNOWN;
    }
}
