package vn.postalgateway.tracking.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.StrictJson;
import vn.postalgateway.tracking.EventVerdict;
import vn.postalgateway.tracking.RawEvent;
import vn.postalgateway.tracking.TrackingIntake;

/** {@code POST /api/v1/tracking-events}: a JSON array of events, each judged for itself. */
public class TrackingRestDoor {

    private final TrackingIntake intake;

    public TrackingRestDoor(TrackingIntake intake) {
        this.intake = intake;
    }

    public Answer take(HttpCall call) {
        if (call.caller().partner().scope() != Scope.TRACKING) {
            throw Problem.of(403, "forbidden", "Only a postal operator may send tracking events.");
        }
        JsonNode body = StrictJson.read(call.body());
        if (!body.isArray()) {
            throw Problem.notReadable("The body must be a JSON array of events.");
        }
        List<RawEvent> elements = new ArrayList<>();
        body.forEach(element -> elements.add(new RawEvent(fields(element), element::toString)));
        return Answer.ok(Map.of("verdicts",
                intake.take(call.caller().partnerId(), elements).stream().map(TrackingRestDoor::view).toList()));
    }

    private static Map<String, Object> fields(JsonNode element) {
        if (!element.isObject()) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        element.fields().forEachRemaining(field -> fields.put(field.getKey(), plain(field.getValue())));
        return fields;
    }

    private static Object plain(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        return value.isIntegralNumber() && value.canConvertToLong() ? (Object) value.longValue() : value;
    }

    private static Map<String, Object> view(EventVerdict verdict) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("eventId", verdict.eventId());
        view.put("verdict", verdict.verdict().name());
        if (verdict.orderId() != null) {
            view.put("orderId", verdict.orderId());
        }
        if (verdict.detail() != null) {
            view.put("detail", verdict.detail());
        }
        return view;
    }
}
