package vn.postalgateway.tracking.soap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vn.postalgateway.platform.door.SoapCall;
import vn.postalgateway.soap.tracking.Event;
import vn.postalgateway.soap.tracking.PushEvents;
import vn.postalgateway.soap.tracking.PushEventsResponse;
import vn.postalgateway.soap.tracking.Verdict;
import vn.postalgateway.tracking.EventVerdict;
import vn.postalgateway.tracking.RawEvent;
import vn.postalgateway.tracking.TrackingIntake;

/** {@code PushEvents}: the same content, verdicts and rules as over REST. */
public class TrackingSoapDoor {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");

    private final TrackingIntake intake;

    public TrackingSoapDoor(TrackingIntake intake) {
        this.intake = intake;
    }

    public PushEventsResponse push(SoapCall call) {
        List<RawEvent> elements = ((PushEvents) call.request()).getEvent().stream()
                .map(TrackingSoapDoor::raw).toList();
        PushEventsResponse response = new PushEventsResponse();
        intake.take(call.caller().partnerId(), elements).forEach(v -> response.getVerdict().add(verdict(v)));
        return response;
    }

    private static RawEvent raw(Event event) {
        Map<String, Object> fields = fields(event);
        return new RawEvent(fields, fields::toString);
    }

    private static Map<String, Object> fields(Event event) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("eventId", event.getEventId());
        fields.put("itemCode", event.getItemCode());
        fields.put("orderReference", event.getOrderReference());
        fields.put("status", event.getStatus());
        fields.put("occurredAt", event.getOccurredAt());
        fields.put("reason", event.getReason());
        fields.put("attempt", whole(event.getAttempt()));
        fields.put("weightGrams", whole(event.getWeightGrams()));
        fields.put("facility", event.getFacility());
        fields.put("collectedVnd", whole(event.getCollectedVnd()));
        fields.put("recipientName", event.getRecipientName());
        fields.put("supersedes", event.getSupersedes());
        fields.values().removeIf(java.util.Objects::isNull);
        return fields;
    }

    // What is no number stays a text, which the reader then names as this one event's fault.
    private static Object whole(String written) {
        String text = written == null ? "" : written.strip();
        if (text.isEmpty()) {
            return null;
        }
        return WHOLE.matcher(text).matches() ? (Object) Long.valueOf(text) : text;
    }

    private static Verdict verdict(EventVerdict judged) {
        Verdict verdict = new Verdict();
        verdict.setEventId(judged.eventId());
        verdict.setVerdict(judged.verdict().name());
        verdict.setOrderId(judged.orderId());
        verdict.setDetail(judged.detail());
        return verdict;
    }
}
