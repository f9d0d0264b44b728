package vn.postalgateway.console;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.postalgateway.notification.FeedRange;
import vn.postalgateway.notification.Notification;
import vn.postalgateway.notification.Notifications;
import vn.postalgateway.notification.WebhookTarget;
import vn.postalgateway.notification.WebhookTargets;

/** How each partner is told what happens to its orders, and what did not reach it. */
public final class WebhookDesk {

    private static final int SHOWN = 20;

    private final WebhookTargets targets;
    private final Notifications notifications;
    private final Clock clock;

    public WebhookDesk(WebhookTargets targets, Notifications notifications, Clock clock) {
        this.targets = targets;
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * One target.
     *
     * @param open   what is not told, each with its attempts: the given up first, then what waits, the oldest first
     * @param missed what may be told again at once; null if nothing was given up
     */
    public record WebhookCase(WebhookTarget target, List<Notification> open, FeedRange missed) { }

    public List<WebhookTarget> all() {
        return targets.all(clock.instant());
    }

    /** Empty if the partner named no address. */
    public Optional<WebhookCase> of(String partnerId) {
        return targets.of(partnerId, clock.instant()).map(target -> new WebhookCase(target,
                Stream.of(Notification.State.GIVEN_UP, Notification.State.WAITING)
                        .flatMap(state -> tried(partnerId, state)).toList(),
                notifications.missed(partnerId).orElse(null)));
    }

    private Stream<Notification> tried(String partnerId, Notification.State state) {
        return notifications.list(partnerId, state, null, 0, SHOWN).stream()
                .flatMap(each -> notifications.show(partnerId, each.notificationId()).stream());
    }

    /** What telling the range again would mean now. */
    public Notifications.Effect preview(String partnerId, FeedRange range) {
        return notifications.preview(partnerId, range);
    }

    /** How many are told again. */
    public int replay(String partnerId, FeedRange range, String actor) {
        return notifications.resend(partnerId, range, actor, clock.instant());
    }

    /** False if there is no target. */
    public boolean stop(String partnerId, String actor) {
        return targets.stop(partnerId, actor, clock.instant());
    }

    /** False if there is no target. */
    public boolean resume(String partnerId, String actor) {
        return targets.resume(partnerId, actor, clock.instant());
    }
}
