package vn.postalgateway.operator.vnpost;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import vn.postalgateway.operator.OperatorQuestion;
import vn.postalgateway.operator.TrackingAnswer;
import vn.postalgateway.operator.TrackingQuery;
import vn.postalgateway.platform.call.CallJudge;
import vn.postalgateway.soap.post.Event;
import vn.postalgateway.soap.post.GetTracking;
import vn.postalgateway.soap.post.GetTrackingResponse;

/** Asks the post for an item's events. */
class VnpostTracking implements OperatorQuestion<TrackingQuery, TrackingAnswer> {

    private final CallJudge failures;

    VnpostTracking(CallJudge failures) {
        this.failures = failures;
    }

    @Override
    public GetTracking ask(TrackingQuery query) {
        GetTracking question = new GetTracking();
        question.setItemCode(query.itemCode());
        return question;
    }

    @Override
    public TrackingAnswer read(Object said, TrackingQuery query) {
        if (!(SoapAnswer.of(said) instanceof GetTrackingResponse response)) {
            return new TrackingAnswer.Unanswered("the post answered with something else");
        }
        return new TrackingAnswer.Told(response.getEvent().stream().map(VnpostTracking::fields).toList());
    }

    @Override
    public TrackingAnswer fail(Exception failure) {
        return new TrackingAnswer.Unanswered(failures.judge(failure).reason());
    }

    private static Map<String, Object> fields(Event event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("eventId", event.getEventId());
        fields.put("itemCode", event.getItemCode());
        fields.put("orderReference", event.getOrderReference());
        fields.put("status", event.getStatus());
        fields.put("occurredAt", event.getOccurredAt());
        fields.put("reason", event.getReason());
        fields.put("attempt", whole(event.getAttempt()));
        fields.put("weightGrams", whole(event.getWeightGrams()));
        fields.put("facility", event.getFacility());
        fields.put("collectedVnd", event.getCollectedVnd());
        fields.put("recipientName", event.getRecipientName());
        fields.put("supersedes", event.getSupersedes());
        fields.values().removeIf(Objects::isNull);
        return fields;
    }

    private static Long whole(Integer number) {
        return number == null ? null : number.longValue();
    }
}
