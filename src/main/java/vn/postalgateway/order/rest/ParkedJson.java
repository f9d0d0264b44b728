package vn.postalgateway.order.rest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.order.ParkedMessages;
import vn.postalgateway.order.ParkedWork;
import vn.postalgateway.order.ParkedWork.RetryEffect;

/** Parked messages as JSON, and what a decision about them would do as a sentence. */
final class ParkedJson {

    private static final Map<RetryEffect, String> VIETNAMESE = Map.of(
            RetryEffect.SEND, "%d đơn sẽ được gửi lại cho %s",
            RetryEffect.ASK, "sẽ hỏi %2$s về %1$d đơn chưa rõ kết quả",
            RetryEffect.CANCEL, "%d yêu cầu hủy sẽ được báo cho %s",
            RetryEffect.INSTRUCT, "%d chỉ dẫn xử lý bưu gửi phát không được sẽ được báo lại cho %s",
            RetryEffect.NOTHING, "%1$d đơn ở trạng thái %3$s không cần làm gì");
    private static final Map<RetryEffect, String> ENGLISH = Map.of(
            RetryEffect.SEND, "orders to be sent to %2$s again: %1$d",
            RetryEffect.ASK, "orders in doubt about which %2$s is asked: %1$d",
            RetryEffect.CANCEL, "cancellations told to %2$s again: %1$d",
            RetryEffect.INSTRUCT, "instructions about undelivered items told to %2$s again: %1$d",
            RetryEffect.NOTHING, "orders that are %3$s and need nothing: %1$d");

    private ParkedJson() {
    }

    static Map<String, Object> of(ParkedWork work) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("parkedId", work.parkedId());
        json.put("state", work.state());
        json.put("orderId", work.orderId());
        json.put("operator", work.operator());
        json.put("placement", work.placement());
        json.put("route", work.route());
        json.put("reasonCode", work.reasonCode());
        json.put("reason", work.reason());
        json.put("attempts", work.attempts());
        json.put("parkedAt", VietnamTime.withOffset(work.parkedAt()));
        json.put("retryWould", work.retryWould());
        json.put("standsStill", work.standsStill());
        ParkedWork.Decision decision = work.decision();
        json.put("decidedAt", decision == null ? null : VietnamTime.withOffset(decision.at()));
        json.put("decidedBy", decision == null ? null : decision.by());
        json.put("note", decision == null ? null : decision.note());
        return json;
    }

    static Map<String, Object> of(ParkedMessages.Preview preview, String language) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("token", preview.token());
        json.put("count", preview.count());
        json.put("remaining", preview.remaining());
        Instant oldest = preview.oldest();
        json.put("oldestParkedAt", oldest == null ? null : VietnamTime.withOffset(oldest));
        json.put("byReason", preview.byReason().entrySet().stream()
                .map(e -> Map.of("reasonCode", e.getKey(), "count", e.getValue())).toList());
        json.put("effects", preview.effects().stream().map(e -> effect(e, language)).toList());
        return json;
    }

    private static Map<String, Object> effect(ParkedMessages.Effect effect, String language) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("operator", effect.operator());
        json.put("placement", effect.placement());
        json.put("count", effect.count());
        json.put("retryWould", effect.retryWould());
        json.put("discardWould", effect.retryWould() == RetryEffect.NOTHING ? "NOTHING" : "LEAVE_STANDING");
        json.put("text", String.format((language.equals("en") ? ENGLISH : VIETNAMESE).get(effect.retryWould()),
                effect.count(), effect.operator(), effect.placement()));
        return json;
    }
}
