package vn.postalgateway.notification.rest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.notification.Notification;
import vn.postalgateway.notification.WebhookSecret;
import vn.postalgateway.notification.WebhookTarget;

/** A target and its notifications as their partner sees them. */
final class WebhookJson {

    private WebhookJson() {
    }

    /** @param shownOnce the secret that was made in this call, or null */
    static Map<String, Object> of(WebhookTarget target, WebhookSecret shownOnce) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("url", target.url().toString());
        json.put("state", target.state());
        json.put("since", time(target.since()));
        json.put("failures", target.failures());
        json.put("pausedUntil", time(target.pausedUntil()));
        json.put("waiting", target.waiting());
        json.put("secrets", target.secrets().stream().map(WebhookJson::secret).toList());
        if (shownOnce != null) {
            json.put("secret", shownOnce.text());
        }
        return json;
    }

    private static Map<String, Object> secret(WebhookTarget.LiveSecret secret) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("createdAt", time(secret.createdAt()));
        json.put("endsAt", time(secret.endsAt()));
        return json;
    }

    static Map<String, Object> of(Notification notification) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("notificationId", notification.notificationId());
        json.put("sequence", notification.sequence());
        json.put("type", notification.type());
        json.put("orderId", notification.orderId());
        json.put("state", notification.state());
        json.put("createdAt", time(notification.createdAt()));
        json.put("attempts", notification.attempts());
        json.put("nextAttemptAt", time(notification.nextAttemptAt()));
        json.put("endedAt", time(notification.endedAt()));
        return json;
    }

    static Map<String, Object> withAttempts(Notification notification) {
        Map<String, Object> json = of(notification);
        json.put("tried", notification.tried().stream().map(WebhookJson::attempt).toList());
        return json;
    }

    private static Map<String, Object> attempt(Notification.Attempt attempt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("startedAt", time(attempt.startedAt()));
        json.put("finishedAt", time(attempt.finishedAt()));
        json.put("status", attempt.status());
        json.put("detail", attempt.detail());
        return json;
    }

    private static OffsetDateTime time(Instant at) {
        return at == null ? null : VietnamTime.withOffset(at);
    }
}
