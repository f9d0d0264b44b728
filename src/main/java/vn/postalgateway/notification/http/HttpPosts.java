package vn.postalgateway.notification.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
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
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import vn.postalgateway.notification.Reach;
import vn.postalgateway.notification.TellingOutcome;

/**
 * Posts to addresses outside. A post goes to an address that {@link Reach} has looked at, and to no other: the
 * connection is made to what was looked up, not to the name again. No redirect is followed, nothing is sent again by
 * itself, every wait is bounded, and of the answer no more is read than a short one has.
 */
public final class HttpPosts implements AutoCloseable {

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
        Thread thread = new Thread(task, "outbound-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** @param concurrent calls at the same time at most */
    public HttpPosts(Reach reach, Times times, int concurrent, Clock clock) {
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

    /**
     * What came of a post.
     *
     * @param text          the answer's body as far as it is short; empty if there was none
     * @param mayHaveArrived it left, or nobody knows whether it did
     */
    record Reply(TellingOutcome outcome, String text, boolean mayHaveArrived) { }

    /** Whatever happens is a reply; nothing is thrown. */
    Reply post(HttpPost post) {
        Reply reply = null;
        ScheduledFuture<?> deadline = deadlines.schedule(post::abort, times.total().toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse answer = client.executeOpen(null, post, null)) {
            byte[] start = start(answer);
            reply = new Reply(outcome(answer), new String(start, StandardCharsets.UTF_8), true);
            if (start.length > READ_AT_MOST) {
                // Else closing it would read the rest.
                post.abort();
            }
            return reply;
        } catch (IOException e) {
            return reply != null ? reply : new Reply(TellingOutcome.unanswered(post.isAborted()
                    ? "no answer in all of " + seconds(times.total()) : reason(e)), "", mayHaveArrived(e, post));
        } finally {
            deadline.cancel(false);
        }
    }

    private static boolean mayHaveArrived(IOException e, HttpPost post) {
        return post.isAborted() || !(e instanceof ConnectException || e instanceof UnknownHostException
                || e instanceof ConnectTimeoutException || e instanceof SSLException);
    }

    private TellingOutcome outcome(ClassicHttpResponse answer) {
        return new TellingOutcome(answer.getCode(), "answered " + answer.getCode(),
                RetryAfter.of(answer, clock.instant()));
    }

    // A short answer is read, so that the connection can be used again; a long one costs it. Once the status is here,
    // the rest may break off as it likes.
    private static byte[] start(ClassicHttpResponse answer) {
        try {
            return answer.getEntity() == null ? new byte[0]
                    : answer.getEntity().getContent().readNBytes(READ_AT_MOST + 1);
        } catch (IOException brokeOff) {
            return new byte[0];
        }
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
