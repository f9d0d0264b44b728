package vn.postalgateway.notification.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.notification.Notice;
import vn.postalgateway.notification.Notices;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;

/** {@code GET /api/v1/orders/{orderId}/notices}: what the citizen was told, or why not; addresses are mostly hidden. */
public class NoticeRestDoor {

    private final Notices notices;
    private final DeliveryOrders orders;

    public NoticeRestDoor(Notices notices, DeliveryOrders orders) {
        this.notices = notices;
        this.orders = orders;
    }

    /** A partner sees its own orders, support sees all. */
    public Answer list(HttpCall call) {
        String orderId = orders.byId(call.pathValue("orderId"))
                .filter(order -> call.caller().partner().scope() == Scope.SUPPORT
                        || order.partnerId().equals(call.caller().partnerId()))
                .orElseThrow(() -> Problem.notFound("order")).orderId();
        return Answer.ok(Map.of("notices", notices.of(orderId).stream().map(NoticeRestDoor::json).toList()));
    }

    private static Map<String, Object> json(Notice notice) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", notice.key().kind());
        json.put("attempt", notice.key().attempt());
        json.put("channel", notice.key().channel());
        json.put("to", notice.to());
        json.put("state", notice.state());
        json.put("reason", notice.reason());
        json.put("occurredAt", VietnamTime.withOffset(notice.occurredAt()));
        json.put("createdAt", VietnamTime.withOffset(notice.createdAt()));
        json.put("tries", notice.tries());
        json.put("nextTryAt", VietnamTime.withOffsetOrNull(notice.nextTryAt()));
        json.put("endedAt", VietnamTime.withOffsetOrNull(notice.endedAt()));
        return json;
    }
}
