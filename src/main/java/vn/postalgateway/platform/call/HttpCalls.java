package vn.postalgateway.platform.call;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls an operator over HTTP, and lets it do no more than answer: no redirect is followed, nothing is sent again by
 * itself, and an answer is bounded in time and size.
 */
public final class HttpCalls implements AutoCloseable {

    private static final String LAST_LOOK = HttpCalls.class.getName() + ".lastLook";
    private static final TimeValue IDLE = TimeValue.ofSeconds(1);
    private static final TimeValue LIFE = TimeValue.ofSeconds(30);

    private final Limits limits;
    private final Clock clock;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "operator-call-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param connect     until then nothing was sent
     * @param silence     longest silence while an answer is awaited
     * @param deadline    longest time for one call from its begin to the answer's last byte
     * @param answerBytes no answer may be longer
     */
    public record Limits(Duration connect, Duration silence, Duration deadline, int answerBytes) { }

    /** One call; {@code body} is of the Content-Type among the headers, or null for none. */
    public record Call(String method, URI address, Map<String, String> headers, byte[] body) { }

    /** @param contentType empty where none was named */
    public record Reply(int status, String contentType, byte[] body, Duration retryAfter) { }

    /** Asked once the connection stands, right before the first byte; whoever throws here sends nothing. */
    public interface LastLook {
        void look() throws NothingSent;
    }

    /** @param concurrent calls at the same time at most */
    public HttpCalls(Limits limits, int concurrent, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.client = HttpClients.custom().setConnectionManager(connections(limits, concurrent))
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(Timeout.of(limits.silence()))
                        .setConnectionRequestTimeout(Timeout.of(limits.connect())).build())
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "last-look", (request, scope, chain) -> {
                    if (scope.clientContext.getAttribute(LAST_LOOK) instanceof LastLook last) {
                        last.look();
                    }
                    return chain.proceed(request, scope);
                })
                .disableRedirectHandling().disableAutomaticRetries().disableCookieManagement()
                .disableAuthCaching().disableContentCompression().setUserAgent("postal-gateway").build();
    }

    private static HttpClientConnectionManager connections(Limits limits, int concurrent) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.silence())).setValidateAfterInactivity(IDLE)
                        .setTimeToLive(LIFE).build())
                .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(Timeout.of(limits.connect())).build())
                .setMaxConnTotal(concurrent).setMaxConnPerRoute(concurrent).build();
    }

    /** @throws IOException whatever went wrong; {@link CallFailure} says what it means */
    public Reply send(Call call, LastLook lastLook) throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.address());
        call.headers().forEach(request::setHeader);
        if (call.body() != null) {
            request.setEntity(new ByteArrayEntity(call.body(), null));
        }
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(LAST_LOOK, lastLook);
        ScheduledFuture<?> deadline =
                deadlines.schedule(request::abort, limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse answer = client.executeOpen(null, request, context)) {
            return reply(answer, request);
        } catch (IOException e) {
            throw request.isAborted() && !(e instanceof NothingSent)
                    ? new SocketTimeoutException("no answer in all of " + limits.deadline()) : e;
        } finally {
            deadline.cancel(false);
        }
    }

    private Reply reply(ClassicHttpResponse answer, HttpUriRequestBase request) throws IOException {
        byte[] body = {};
        if (answer.getEntity() != null) {
            try (InputStream content = answer.getEntity().getContent()) {
                body = content.readNBytes(limits.answerBytes() + 1);
                if (body.length > limits.answerBytes()) {
                    // else closing it would read the rest
                    request.abort();
                    throw new TooLong();
                }
            }
        }
        Header type = answer.getFirstHeader("Content-Type");
        Header pause = answer.getFirstHeader("Retry-After");
        return new Reply(answer.getCode(), type == null ? "" : type.getValue(), body,
                RetryAfter.read(pause == null ? null : pause.getValue(), clock));
    }

    private static final class TooLong extends IOException {

        private static final long serialVersionUID = 1L;

        TooLong() {
            super("the answer is too long");
        }
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
