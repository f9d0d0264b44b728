package vn.postalgateway.notification.rest;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.postalgateway.notification.FeedRange;
import vn.postalgateway.notification.Notification;
import vn.postalgateway.notification.Notifications;
import vn.postalgateway.notification.WebhookTargets;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.platform.json.StrictJson;

/** What a partner was told, how often it was tried, and telling it again. */
public class NotificationRestDoor {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final Notifications notifications;
    private final WebhookTargets targets;
    private final Clock clock;

    public NotificationRestDoor(Notifications notifications, WebhookTargets targets, Clock clock) {
        this.notifications = notifications;
        this.targets = targets;
        this.clock = clock;
    }

    public Answer list(HttpCall call) {
        Asked asked = new Asked(call, Set.of("state", "orderId", "after", "limit"));
        Notification.State state = asked.value("state", "one of " + List.of(Notification.State.values()),
                Notification.State::valueOf);
        long after = asked.whole("after", 0, 0, Long.MAX_VALUE);
        int limit = (int) asked.whole("limit", USUAL, 1, MOST);
        asked.refuseFaults();
        List<Notification> found = notifications.list(call.caller().partnerId(), state,
                call.query("orderId").orElse(null), after, limit);
        long next = found.isEmpty() ? after : found.get(found.size() - 1).sequence();
        return Answer.ok(Map.of("notifications", found.stream().map(WebhookJson::of).toList(), "nextAfter", next));
    }

    public Answer show(HttpCall call) {
        return Answer.ok(WebhookJson.withAttempts(own(call)));
    }

    /** 202: it will be told again, under the same id. */
    public Answer resend(HttpCall call) {
        refuseWithoutTarget(call);
        notifications.resend(call.caller().partnerId(), own(call).notificationId(), clock.instant());
        return Answer.json(202, WebhookJson.of(own(call)));
    }

    /** 202: whatever is in the range will be told, also what never was. */
    public Answer resendRange(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        Long from = in.required("from", in.optionalWhole("from", 1, Long.MAX_VALUE));
        Long to = in.required("to", in.optionalWhole("to", 1, Long.MAX_VALUE));
        in.refuseUnknown();
        if (from != null && to != null && !new FeedRange(from, to).isFit()) {
            in.fault("to", "must be from 'from' to 'from' + " + (FeedRange.LONGEST - 1));
        }
        Problem.refuseIfAny(faults);
        refuseWithoutTarget(call);
        String partner = call.caller().partnerId();
        return Answer.json(202, Map.of("resent", notifications.resend(partner, new FeedRange(from, to),
                partner, clock.instant())));
    }

    private Notification own(HttpCall call) {
        return notifications.show(call.caller().partnerId(), call.pathValue("notificationId"))
                .orElseThrow(() -> Problem.notFound("notification"));
    }

    private void refuseWithoutTarget(HttpCall call) {
        if (targets.of(call.caller().partnerId(), clock.instant()).isEmpty()) {
            throw Problem.notFound("webhook");
        }
    }
}
