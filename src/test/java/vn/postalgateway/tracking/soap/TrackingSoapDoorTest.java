package vn.postalgateway.tracking.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.Caller;
import vn.postalgateway.platform.door.SoapCall;
import vn.postalgateway.soap.tracking.Event;
import vn.postalgateway.soap.tracking.PushEvents;
import vn.postalgateway.soap.tracking.Verdict;
import vn.postalgateway.tracking.EventReader;
import vn.postalgateway.tracking.EventVerdict;
import vn.postalgateway.tracking.TrackingEvents;
import vn.postalgateway.tracking.TrackingIntake;

class TrackingSoapDoorTest {

    private final TrackingEvents events = mock(TrackingEvents.class);
    private final TrackingSoapDoor door = new TrackingSoapDoor(new TrackingIntake(events, mock(OperatorProfiles.class)));

    @Test
    void judgesEventsAsTheRestDoorDoes() {
        when(events.record(eq("vnpost"), any())).thenAnswer(call -> call.<List<EventReader.Reading>>getArgument(1)
                .stream().map(r -> r.event() == null ? EventVerdict.invalid(r.invalid()) : new EventVerdict(
                        r.event().eventId(), vn.postalgateway.tracking.Verdict.APPLIED, r.event().orderReference(),
                        r.event().weightGrams() + " g")).toList());
        PushEvents push = new PushEvents();
        push.getEvent().add(event("e1", "14"));
        push.getEvent().add(event("e2", null));

        List<Verdict> verdicts = door.push(new SoapCall(new Caller(new Partner("vnpost", Scope.TRACKING), "r", null),
                "PushEvents", push)).getVerdict();

        assertThat(verdicts).extracting(Verdict::getEventId).containsExactly("e1", "e2");
        assertThat(verdicts).extracting(Verdict::getVerdict).containsExactly("APPLIED", "INVALID");
        assertThat(verdicts).extracting(Verdict::getDetail).containsExactly("260 g", "status is required");
    }

    @Test
    void judgesANumberThatIsNoneAsThatOneEventsFault() {
        when(events.record(eq("vnpost"), any())).thenAnswer(call -> call.<List<EventReader.Reading>>getArgument(1)
                .stream().map(r -> r.event() == null ? EventVerdict.invalid(r.invalid()) : new EventVerdict(
                        r.event().eventId(), vn.postalgateway.tracking.Verdict.APPLIED, r.event().orderReference(),
                        null)).toList());
        PushEvents push = new PushEvents();
        push.getEvent().add(event("e1", "14"));
        push.getEvent().add(event("e2", "14"));
        push.getEvent().get(0).setCollectedVnd("10.000");
        push.getEvent().get(1).setAttempt("");

        List<Verdict> verdicts = door.push(new SoapCall(new Caller(new Partner("vnpost", Scope.TRACKING), "r", null),
                "PushEvents", push)).getVerdict();

        assertThat(verdicts).extracting(Verdict::getVerdict).containsExactly("INVALID", "APPLIED");
        assertThat(verdicts.get(0).getDetail()).isEqualTo("collectedVnd must be a whole number");
    }

    private static Event event(String eventId, String status) {
        Event event = new Event();
        event.setEventId(eventId);
        event.setOrderReference("ord_1");
        event.setStatus(status);
        event.setOccurredAt("05/10/2026 15:00:00");
        event.setWeightGrams(" 260 ");
        return event;
    }
}
