package vn.postalgateway.tracking.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.ReasonMeaning;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.tracking.TimelineEvent;
import vn.postalgateway.tracking.TrackingEvents;
import vn.postalgateway.tracking.Verdict;

/** {@code GET /api/v1/orders/{orderId}/events}: the order's timeline, raw and normalised. */
public class OrderEventsDoor {

    private final TrackingEvents events;
    private final DeliveryOrders orders;

    public OrderEventsDoor(TrackingEvents events, DeliveryOrders orders) {
        this.events = events;
        this.orders = orders;
    }

    public Answer timeline(HttpCall call) {
        String orderId = call.pathValue("orderId");
        orders.byId(orderId).filter(order -> maySee(call.caller().partner(), order))
                .orElseThrow(() -> Problem.notFound("order"));
        return Answer.ok(new TimelineView(orderId, events.timeline(orderId).stream().map(EventView::of).toList()));
    }

    // Others' orders are answered as if they were not there.
    private static boolean maySee(Partner partner, DeliveryOrder order) {
        return switch (partner.scope()) {
            case ORDERS -> order.partnerId().equals(partner.partnerId());
            case TRACKING -> order.operator().equals(partner.partnerId());
            case SUPPORT, FINANCE_CLERK, FINANCE_APPROVER -> true;
            case ADMIN -> false;
        };
    }

    record TimelineView(String orderId, List<EventView> events) { }

    /** One event as partners see it; absent values are null. */
    record EventView(String eventId, String operator, String itemCode, String status, String statusText,
                     Movement movement, String flag, OffsetDateTime occurredAt, OffsetDateTime receivedAt,
                     boolean timeInFuture, boolean timeImpossible, String reason, ReasonMeaning reasonMeans,
                     Integer attempt, Integer weightGrams, String facility, Long collectedVnd, String supersedes,
                     boolean corrected, String correctedBy, String mapVersion, Verdict verdict, String detail,
                     @JsonRawValue String raw) {

        static EventView of(TimelineEvent e) {
            return new EventView(e.eventId(), e.operator(), e.itemCode(), e.status(), e.statusText(), e.movement(),
                    e.mark(), VietnamTime.withOffsetOrNull(e.occurredAt()),
                    VietnamTime.withOffset(e.receivedAt()), e.inFuture(),
                    e.occurredAt() == null, e.reason(), e.reasonMeans(), e.attempt(), e.weightGrams(), e.facility(),
                    e.collectedVnd(), e.supersedes(), e.corrected(), e.correctedBy(), e.mapVersion(), e.verdict(),
                    e.detail(), e.raw());
        }
    }
}
