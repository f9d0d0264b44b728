package vn.postalgateway.notification.spring;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.notification.Notice;
import vn.postalgateway.notification.NoticeChannel;
import vn.postalgateway.notification.NoticeRules;
import vn.postalgateway.notification.NoticeSending;
import vn.postalgateway.notification.NoticeWriting;
import vn.postalgateway.notification.Notices;
import vn.postalgateway.notification.Reach;
import vn.postalgateway.notification.RetryPlan;
import vn.postalgateway.notification.http.HttpPosts;
import vn.postalgateway.notification.http.HttpSmsGateway;
import vn.postalgateway.notification.jdbc.JdbcNotices;
import vn.postalgateway.notification.mail.MailLetters;
import vn.postalgateway.notification.rest.NoticeRestDoor;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.AgencyNames;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.mail.MailLogin;
import vn.postalgateway.platform.mail.Sender;
import vn.postalgateway.platform.personal.PersonalSafe;

/** Wires the notices to citizens. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    /** Round trips of one mail dialogue, each of which may take the server's longest silence. */
    private static final int MAIL_STEPS = 10;

    /** What bounds the notices; each is explained in application.yaml. */
    @ConfigurationProperties("gateway.notices")
    record NoticeSettings(Set<Movement> kinds, @DefaultValue Map<String, Set<Movement>> contracts, Duration keptFor,
                          Duration lease, Duration round, int tries, Duration firstPause, Duration longestPause,
                          String trackingPage, EmailSettings email, SmsSettings sms) {

        NoticeSettings {
            if (lease.compareTo(email.longest()) <= 0 || lease.compareTo(sms.longest()) <= 0) {
                throw new StartRefused("gateway.notices.lease must be longer than " + MAIL_STEPS
                        + " times email.timeout, and than sms.connect-timeout + sms.total-timeout.");
            }
        }
    }

    /** @param from empty: no e-mails */
    record EmailSettings(String from, String username, String password, int timeout) {

        Duration longest() {
            return Duration.ofMillis(timeout).multipliedBy(MAIL_STEPS);
        }
    }

    /** @param url empty: no short messages */
    record SmsSettings(String url, String body, Format format, String authorization, String sender, String token,
                       String accepted, boolean international, Duration connectTimeout, Duration readTimeout,
                       Duration totalTimeout) {

        /** Of what is posted. */
        enum Format { JSON, FORM }

        Duration longest() {
            return connectTimeout.plus(totalTimeout);
        }
    }

    @Bean
    Notices notices(JdbcClient jdbc, TransactionOperations transaction, PersonalSafe safe) {
        return new JdbcNotices(jdbc, transaction, safe);
    }

    @Bean
    NoticeRules noticeRules(NoticeSettings settings, Contracts contracts) {
        Set<String> known = contracts.all().stream().map(Contract::id).collect(Collectors.toSet());
        settings.contracts().forEach((contract, kinds) -> {
            if (!known.contains(contract)) {
                throw new StartRefused("gateway.notices.contracts names " + contract + ", which is no contract.");
            }
            refuseOthers("gateway.notices.contracts." + contract, kinds);
        });
        refuseOthers("gateway.notices.kinds", settings.kinds());
        Set<NoticeChannel> channels = EnumSet.noneOf(NoticeChannel.class);
        if (!settings.email().from().isEmpty()) {
            channels.add(NoticeChannel.EMAIL);
        }
        if (!settings.sms().url().isEmpty()) {
            channels.add(NoticeChannel.SMS);
        }
        return new NoticeRules(channels, settings.kinds(), settings.contracts(), settings.keptFor());
    }

    private static void refuseOthers(String key, Set<Movement> kinds) {
        if (!Notice.KINDS.containsAll(kinds)) {
            throw new StartRefused(key + " may hold OUT_FOR_DELIVERY, DELIVERY_FAILED and DELIVERED only.");
        }
    }

    @Bean
    NoticeSending noticeSending(Notices notices, DeliveryOrders orders, NoticeRules rules, NoticeSettings settings,
                                Contracts contracts, DeliveryTerms terms, AgencyNames agencies, Clock clock) {
        Duration longest = settings.email().longest().compareTo(settings.sms().longest()) > 0
                ? settings.email().longest() : settings.sms().longest();
        return new NoticeSending(notices, orders, rules, new NoticeWriting(
                new NoticeWriting.Letterhead(agencies, settings.trackingPage()), contracts, terms),
                new RetryPlan(settings.firstPause(), settings.longestPause(), settings.keptFor(),
                        settings.longestPause()),
                new NoticeSending.Limits(settings.tries(), settings.lease(), longest, settings.round()), clock,
                new SecureRandom());
    }

    @Bean
    NoticeMetrics noticeMetrics(NoticeSending sending) {
        return new NoticeMetrics(sending);
    }

    /** Of all our e-mails. */
    @Bean
    Sender mailSender(NoticeSettings settings) {
        try {
            return new Sender(settings.email().from());
        } catch (IllegalArgumentException noAddress) {
            throw new StartRefused("gateway.notices.email.from must be an e-mail address.");
        }
    }

    @Bean
    MailLetters mailLetters(Sender sender, Clock clock) {
        return new MailLetters(sender, clock);
    }

    @Bean
    MailLogin mailLogin(NoticeSettings settings) {
        return new MailLogin(settings.email().username(), settings.email().password());
    }

    @Bean
    HttpPosts smsPosts(Reach reach, NoticeSettings settings, Clock clock) {
        return new HttpPosts(reach, new HttpPosts.Times(settings.sms().connectTimeout(), settings.sms().readTimeout(),
                settings.sms().totalTimeout()), 2, clock);
    }

    @Bean
    HttpSmsGateway smsGateway(HttpPosts smsPosts, Reach reach, NoticeSettings settings) {
        SmsSettings sms = settings.sms();
        try {
            return new HttpSmsGateway(smsPosts, sms.url().isEmpty() ? null : new HttpSmsGateway.Manner(
                    reach.form(sms.url()), sms.body(), sms.format() == SmsSettings.Format.JSON, sms.authorization(),
                    sms.sender(), sms.token(), sms.accepted(), sms.international()));
        } catch (PatternSyntaxException wrong) {
            throw new StartRefused("gateway.notices.sms.accepted must be a regular expression.");
        } catch (IllegalArgumentException wrong) {
            throw new StartRefused("gateway.notices.sms.url " + wrong.getMessage() + ".");
        }
    }

    @Bean
    NoticeRestDoor noticeRestDoor(Notices notices, DeliveryOrders orders) {
        return new NoticeRestDoor(notices, orders);
    }
}
