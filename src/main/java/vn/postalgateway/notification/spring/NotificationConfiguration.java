package vn.postalgateway.notification.spring;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.notification.Feed;
import vn.postalgateway.notification.FeedSealing;
import vn.postalgateway.notification.FirstSecrets;
import vn.postalgateway.notification.NotificationSending;
import vn.postalgateway.notification.Notifications;
import vn.postalgateway.notification.Reach;
import vn.postalgateway.notification.RetryPlan;
import vn.postalgateway.notification.WebhookSecret;
import vn.postalgateway.notification.WebhookTargets;
import vn.postalgateway.notification.http.HttpPartnerCall;
import vn.postalgateway.notification.http.HttpPosts;
import vn.postalgateway.notification.jdbc.JdbcFeed;
import vn.postalgateway.notification.jdbc.JdbcFeedSealing;
import vn.postalgateway.notification.jdbc.JdbcNotifications;
import vn.postalgateway.notification.jdbc.JdbcWebhookTargets;
import vn.postalgateway.notification.jdbc.NotificationInvariants;
import vn.postalgateway.notification.rest.FeedRestDoor;
import vn.postalgateway.notification.rest.NotificationRestDoor;
import vn.postalgateway.notification.rest.WebhookRestDoor;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.audit.Audit;
import vn.postalgateway.platform.home.Credentials;
import vn.postalgateway.platform.personal.PersonalSafe;

/** Wires the feed and the notifications that go out. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    /** The one partner that demo knows from its first start. */
    private static final String DEMO_PARTNER = "one-stop";
    private static final Duration LONGEST_LOOK_UP = Duration.ofSeconds(20);

    /** @param sealBatch changes numbered in one transaction */
    @ConfigurationProperties("gateway.feed")
    record FeedSettings(int sealBatch) { }

    /** What bounds the notifications; each is explained in application.yaml. */
    @ConfigurationProperties("gateway.webhook")
    record WebhookSettings(int workers, int lanes, int waitingLimit, int fillBatch, Duration lease,
                           Duration connectTimeout, Duration readTimeout, Duration totalTimeout, Duration firstPause,
                           Duration longestPause, Duration giveUpAfter, Duration targetPause, Duration overlap) {

        WebhookSettings {
            if (lease.compareTo(totalTimeout.plus(connectTimeout).plus(LONGEST_LOOK_UP)) <= 0) {
                throw new StartRefused("gateway.webhook.lease must be longer than total-timeout + connect-timeout + "
                        + LONGEST_LOOK_UP.toSeconds() + " s, the longest a call can take.");
            }
        }
    }

    @Bean
    Feed feed(JdbcTemplate jdbc, TransactionOperations transaction) {
        return new JdbcFeed(jdbc, transaction);
    }

    @Bean
    FeedSealing feedSealing(JdbcClient jdbc, TransactionOperations transaction, FeedSettings settings) {
        return new JdbcFeedSealing(jdbc, transaction, settings.sealBatch());
    }

    @Bean
    FeedRestDoor feedRestDoor(Feed feed, Clock clock) {
        return new FeedRestDoor(feed, clock);
    }

    @Bean
    WebhookTargets webhookTargets(JdbcClient jdbc, TransactionOperations transaction, PersonalSafe safe) {
        return new JdbcWebhookTargets(jdbc, transaction, safe, new Audit(jdbc));
    }

    @Bean
    Notifications notifications(JdbcClient jdbc, TransactionOperations transaction, PersonalSafe safe,
                                WebhookSettings settings) {
        return new JdbcNotifications(jdbc, transaction, safe, settings.waitingLimit(), settings.fillBatch());
    }

    @Bean
    @Profile("demo")
    Reach reachOfDemo() {
        return Reach.everywhere(InetAddress::getAllByName);
    }

    @Bean
    @Profile("!demo")
    Reach reach() {
        return Reach.publicOnly(InetAddress::getAllByName);
    }

    @Bean
    @Profile("demo")
    FirstSecrets firstSecretsOfDemo(Credentials credentials) {
        try {
            return new FirstSecrets(Map.of(DEMO_PARTNER, new WebhookSecret(credentials.get("WEBHOOK_SECRET"))));
        } catch (IllegalArgumentException e) {
            throw new StartRefused("WEBHOOK_SECRET must be " + WebhookSecret.FORM + ".");
        }
    }

    @Bean
    @Profile("!demo")
    FirstSecrets firstSecrets() {
        return new FirstSecrets(Map.of());
    }

    @Bean
    HttpPosts webhookPosts(Reach reach, WebhookSettings settings, Clock clock) {
        return new HttpPosts(reach, new HttpPosts.Times(settings.connectTimeout(), settings.readTimeout(),
                settings.totalTimeout()), settings.workers(), clock);
    }

    @Bean
    NotificationWorkers notificationWorkers(WebhookSettings settings) {
        return new NotificationWorkers(settings.workers());
    }

    @Bean
    NotificationSending notificationSending(Notifications notifications, HttpPosts webhookPosts,
                                            NotificationWorkers workers, WebhookSettings settings, Clock clock) {
        return new NotificationSending(notifications, new HttpPartnerCall(webhookPosts, clock),
                new RetryPlan(settings.firstPause(), settings.longestPause(), settings.giveUpAfter(),
                        settings.targetPause()),
                new NotificationSending.Rules(settings.lanes(), settings.lease(),
                        settings.totalTimeout().plus(settings.connectTimeout()).plus(LONGEST_LOOK_UP)),
                workers, clock, new SecureRandom());
    }

    @Bean
    WebhookRestDoor webhookRestDoor(WebhookTargets targets, FirstSecrets secrets, Reach reach,
                                    WebhookSettings settings, Clock clock) {
        return new WebhookRestDoor(targets, secrets, reach, settings.overlap(), clock);
    }

    @Bean
    NotificationRestDoor notificationRestDoor(Notifications notifications, WebhookTargets targets, Clock clock) {
        return new NotificationRestDoor(notifications, targets, clock);
    }

    @Bean
    NotificationInvariants notificationInvariants(JdbcClient jdbc, Clock clock) {
        return new NotificationInvariants(jdbc, clock);
    }
}
