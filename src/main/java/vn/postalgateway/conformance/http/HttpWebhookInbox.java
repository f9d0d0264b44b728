package vn.postalgateway.conformance.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.postalgateway.conformance.WebhookInbox;

/** An inbox for webhooks as a partner should build it: what is not signed, or old, is refused with 401. */
public final class HttpWebhookInbox implements WebhookInbox, AutoCloseable {

    private static final String TOLD = "/told";
    private static final String OWN = "/own";
    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration REPLAYED_AFTER = Duration.ofHours(48);

    private final StandardWebhook signing = StandardWebhook.withNewSecret();
    private final Clock clock;
    private final String host;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();

    /** @param port 0 for any free one */
    public HttpWebhookInbox(String host, int port, Clock clock) throws IOException {
        this.clock = clock;
        this.host = host;
        this.server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext(TOLD, this::receive);
        server.createContext(OWN, call -> answer(call, read(call)));
        server.setExecutor(threads);
        server.start();
    }

    private void receive(HttpExchange call) throws IOException {
        String body = read(call);
        boolean genuine = isGenuine(call, body);
        int status = genuine && away.getAndSet(false) ? 503 : genuine ? 200 : 401;
        told.add(new Told(call.getRequestHeaders().getFirst("webhook-id"), genuine, status, body));
        close(call, status);
    }

    private void answer(HttpExchange call, String body) throws IOException {
        close(call, isGenuine(call, body) ? 200 : 401);
    }

    private boolean isGenuine(HttpExchange call, String body) {
        Headers headers = call.getRequestHeaders();
        return signing.isGenuine(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"),
                headers.getFirst("webhook-signature"), body, clock.instant());
    }

    private static String read(HttpExchange call) throws IOException {
        return new String(call.getRequestBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }

    private static void close(HttpExchange call, int status) throws IOException {
        call.sendResponseHeaders(status, -1);
        call.close();
    }

    @Override
    public URI address() {
        return at(TOLD);
    }

    private URI at(String path) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
    }

    @Override
    public String secret() {
        return signing.secret();
    }

    @Override
    public void beAwayOnce() {
        away.set(true);
    }

    @Override
    public List<Told> told() {
        return List.copyOf(told);
    }

    @Override
    public int answerToForgery() {
        return callOneself(StandardWebhook.withNewSecret(), clock.instant());
    }

    @Override
    public int answerToReplay() {
        return callOneself(signing, clock.instant().minus(REPLAYED_AFTER));
    }

    private int callOneself(StandardWebhook signer, Instant at) {
        String body = "{\"type\":\"delivery.delivered\"}";
        String seconds = String.valueOf(at.getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(at(OWN))
                .header("webhook-id", "msg_own").header("webhook-timestamp", seconds)
                .header("webhook-signature", signer.signature("msg_own", seconds, body))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return new Wire().answer(request).statusCode();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
