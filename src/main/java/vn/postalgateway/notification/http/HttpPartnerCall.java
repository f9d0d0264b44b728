package vn.postalgateway.notification.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import vn.postalgateway.notification.Notifications;
import vn.postalgateway.notification.PartnerCall;
import vn.postalgateway.notification.Reach;
import vn.postalgateway.notification.TellingOutcome;
import vn.postalgateway.notification.json.NotificationJson;

/**
 * Posts a notification as Standard Webhooks says. It goes to an address that {@link Reach} has looked at, and to no
 * other: the connection is made to what was looked up, not to the name again. No redirect is followed, nothing is sent
 * again by itself, and of the answer only its status counts: whatever comes after it, the partner has been told.
 */
public final class HttpPartnerCall implements PartnerCall, AutoCloseable {

    /**
     * @param connect until a connection stands, for each address of the host
     * @param read    longest silence
     * @param total   longest time for all of it, however steadily the answer drips
     */
    public record Times(Duration connect, Duration read, Duration total) { }

    private static final TimeValue IDLE = TimeValue.ofSeconds(1);
    private static final TimeValue LIFE = TimeValue.ofSeconds(30);
    private static final int READ_AT_MOST = 16 * 1024;

    private final Times times;
    private final Clock clock;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "webhook-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** @param concurrent calls at the same time at most */
    public HttpPartnerCall(Reach reach, Times times, int concurrent, Clock clock) {
        this.times = times;
        this.clock = clock;
        this.client = HttpClients.custom().setConnectionManager(connections(reach, times, concurrent))
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout(times.read()))
                        .setConnectionRequestTimeout(timeout(times.connect())).build())
                .disableRedirectHandling().disableAutomaticRetries().disableCookieManagement()
                .disableAuthCaching().disableContentCompression().setUserAgent("postal-gateway").build();
    }

    private static PoolingHttpClientConnectionManager connections(Reach reach, Times times, int concurrent) {
        return PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(new LookedAt(reach))
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(timeout(times.connect()))
                        .setSocketTimeout(timeout(times.read())).setValidateAfterInactivity(IDLE).setTimeToLive(LIFE)
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(timeout(times.read())).build())
                .setMaxConnTotal(concurrent).setMaxConnPerRoute(concurrent).build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    private record LookedAt(Reach reach) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return reach.addresses(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Override
    public TellingOutcome tell(Notifications.Telling telling) {
        HttpPost post = request(telling);
        TellingOutcome outcome = null;
        ScheduledFuture<?> deadline = deadlines.schedule(post::abort, times.total().toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse answer = client.executeOpen(null, post, null)) {
            outcome = outcome(answer);
            if (isLong(answer)) {
                // Else closing it would read the rest.
                post.abort();
            }
            return outcome;
        } catch (IOException e) {
            return outcome != null ? outcome : TellingOutcome.unanswered(post.isAborted()
                    ? "no answer in all of " + seconds(times.total()) : reason(e));
        } finally {
            deadline.cancel(false);
        }
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

    private TellingOutcome outcome(ClassicHttpResponse answer) {
        return new TellingOutcome(answer.getCode(), "answered " + answer.getCode(),
                RetryAfter.of(answer, clock.instant()));
    }

    // A short answer is read, so that the connection can be used again; a long one costs it.
    private static boolean isLong(ClassicHttpResponse answer) throws IOException {
        return answer.getEntity() != null
                && answer.getEntity().getContent().readNBytes(READ_AT_MOST + 1).length > READ_AT_MOST;
    }

    private String reason(IOException e) {
        if (e instanceof Reach.NotPublic) {
            return "the host leads to an address that is not public";
        }
        if (e instanceof UnknownHostException) {
            return "the host is not found";
        }
        if (e instanceof ConnectException) {
            return "no connection";
        }
        if (e instanceof SocketTimeoutException) {
            return "no answer within " + seconds(times.read());
        }
        return e instanceof SSLException ? "no secure connection" : "the connection broke off";
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000 + " s";
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
