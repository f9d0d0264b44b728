package vn.postalgateway.notification.http;

import java.time.Clock;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import vn.postalgateway.notification.Notifications;
import vn.postalgateway.notification.PartnerCall;
import vn.postalgateway.notification.TellingOutcome;
import vn.postalgateway.notification.json.NotificationJson;

/** Posts a notification as Standard Webhooks says. Of the answer only its status counts: the partner has been told. */
public final class HttpPartnerCall implements PartnerCall {

    private final HttpPosts posts;
    private final Clock clock;

    public HttpPartnerCall(HttpPosts posts, Clock clock) {
        this.posts = posts;
        this.clock = clock;
    }

    @Override
    public TellingOutcome tell(Notifications.Telling telling) {
        return posts.post(request(telling)).outcome();
    }

    private HttpPost request(Notifications.Telling telling) {
        byte[] body = NotificationJson.body(telling.change());
        long seconds = clock.instant().getEpochSecond();
        HttpPost post = new HttpPost(telling.url());
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        post.setHeader("webhook-id", telling.notificationId());
        post.setHeader("webhook-timestamp", seconds);
        post.setHeader("webhook-signature",
                WebhookSignature.of(telling.secrets(), telling.notificationId(), seconds, body));
        return post;
    }
}
