package vn.postalgateway.tracking.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.contract.json.PriceJson;
import vn.postalgateway.order.DecisionStand;
import vn.postalgateway.order.DeliveryDecisions;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tracking.PriceDifference;
import vn.postalgateway.tracking.StateExplanation;
import vn.postalgateway.tracking.TimelineEvent;
import vn.postalgateway.tracking.TrackingEvents;

/** {@code GET /api/v1/orders/{orderId}/explain}: why the order is where it is, and why it costs what it costs. */
public class OrderExplainDoor {

    private final TrackingEvents events;
    private final DeliveryOrders orders;
    private final DeliveryDecisions decisions;
    private final Pricing pricing;

    public OrderExplainDoor(TrackingEvents events, DeliveryOrders orders, DeliveryDecisions decisions,
                            Pricing pricing) {
        this.events = events;
        this.orders = orders;
        this.decisions = decisions;
        this.pricing = pricing;
    }

    public Answer explain(HttpCall call) {
        DeliveryOrder order = orders.byId(call.pathValue("orderId"))
                .filter(o -> o.partnerId().equals(call.caller().partnerId()))
                .orElseThrow(() -> Problem.notFound("order"));
        String language = call.caller().explanationLanguage();
        List<TimelineEvent> timeline = events.timeline(order.orderId());
        StateExplanation state = StateExplanation.of(timeline);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("orderId", order.orderId());
        json.put("placement", order.placement());
        json.put("placementDetail", order.placementDetail());
        json.put("movement", state.movement());
        json.put("flags", order.flags());
        json.put("evidence", state.decidedBy() == null ? null : evidence(state.decidedBy()));
        json.put("passedOver", state.others().stream().map(other -> passedOver(other, language)).toList());
        json.put("mapVersions", timeline.stream().map(TimelineEvent::mapVersion).filter(Objects::nonNull).distinct()
                .toList());
        DecisionStand decision = decisions.of(order.orderId());
        json.put("failedAttempts", UndeliveredJson.attempts(state.failedAttempts()));
        json.put("pendingDecision", UndeliveredJson.pending(decision.pending()));
        json.put("instructions", UndeliveredJson.told(decision.told()));
        json.put("compensateBy", order.compensateBy());
        json.put("money", order.money());
        json.put("billableAt", VietnamTime.withOffsetOrNull(order.billableAt()));
        json.put("price", PriceJson.of(order.price(), language));
        json.put("estimate", orders.estimateOf(order.orderId()).map(e -> estimate(e, order, language)).orElse(null));
        json.put("promisedBy", order.promisedBy());
        return Answer.ok(json);
    }

    private static Map<String, Object> evidence(TimelineEvent event) {
        Map<String, Object> json = ofEvent(event);
        json.put("attempt", event.attempt());
        json.put("facility", event.facility());
        json.put("collectedVnd", event.collectedVnd());
        json.put("recipientNamed", event.recipientNamed());
        return json;
    }

    private static Map<String, Object> passedOver(StateExplanation.PassedOver other, String language) {
        Map<String, Object> json = ofEvent(other.event());
        json.put("why", other.why());
        json.put("text", other.why().words().in(language));
        json.put("correctedBy", other.event().correctedBy());
        return json;
    }

    private static Map<String, Object> ofEvent(TimelineEvent event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("eventId", event.eventId());
        json.put("status", event.status());
        json.put("statusText", event.statusText());
        json.put("movement", event.movement());
        json.put("writtenTime", event.writtenTime());
        json.put("occurredAt", VietnamTime.withOffsetOrNull(event.occurredAt()));
        json.put("receivedAt", VietnamTime.withOffset(event.receivedAt()));
        json.put("mapVersion", event.mapVersion());
        return json;
    }

    private Map<String, Object> estimate(Price estimate, DeliveryOrder order, String language) {
        PriceDifference difference = PriceDifference.between(estimate, order, pricing);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("price", PriceJson.of(estimate, language));
        json.put("differenceVnd", difference.difference().amount());
        json.put("parts", difference.parts().stream().map(part -> {
            Map<String, Object> cause = new LinkedHashMap<>();
            cause.put("cause", part.cause());
            cause.put("vnd", part.amount().amount());
            cause.put("text", part.text().in(language));
            return cause;
        }).toList());
        return json;
    }
}
