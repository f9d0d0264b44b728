package vn.postalgateway.tracking;

import java.util.List;
import java.util.Set;
import vn.postalgateway.operator.EventTimes;
import vn.postalgateway.operator.OperatorProfiles;

/** Takes events in, whichever door they came through: each judged for itself, durably stored before the answer. */
public final class TrackingIntake {

    private final TrackingEvents events;
    private final OperatorProfiles operators;

    public TrackingIntake(TrackingEvents events, OperatorProfiles operators) {
        this.events = events;
        this.operators = operators;
    }

    /**
     * @param operator the partner who sent them
     * @return one verdict per element, in their order
     */
    public List<EventVerdict> take(String operator, List<RawEvent> elements) {
        Set<EventTimes.Form> forms = operators.byId(operator).map(o -> o.times().forms())
                .orElse(EventTimes.LENIENT.forms());
        return events.record(operator, elements.stream().map(e -> EventReader.read(e, forms)).toList());
    }
}
