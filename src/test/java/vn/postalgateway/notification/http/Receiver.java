package vn.postalgateway.notification.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A partner's endpoint over real HTTP, that answers as the test says and remembers what it was told. */
public final class Receiver implements AutoCloseable {

    /** How the endpoint answers. */
    public interface Manner {

        void answer(HttpExchange call, Receiver receiver) throws IOException;
    }

    /** What came, as it came. */
    public record Told(String path, HttpHeaders headers, String body) {

        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Manner manner = status(200);

    public Receiver() {
        this(0);
    }

    public Receiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        told.add(new Told(call.getRequestURI().getPath(),
                HttpHeaders.of(call.getRequestHeaders(), (name, value) -> true), body));
        try (call) {
            manner.answer(call, this);
        }
    }

    public Receiver answering(Manner manner) {
        this.manner = manner;
        return this;
    }

    public static Manner status(int status) {
        return (call, receiver) -> call.sendResponseHeaders(status, -1);
    }

    public static Manner status(int status, String header, String value) {
        return (call, receiver) -> {
            call.getResponseHeaders().add(header, value);
            call.sendResponseHeaders(status, -1);
        };
    }

    /** Never answers. */
    public static Manner hanging() {
        return (call, receiver) -> receiver.waitForTheEnd();
    }

    /** Sends its headers and then a byte every fifth of a second, for ever. */
    public static Manner dripping() {
        return (call, receiver) -> {
            call.sendResponseHeaders(200, 0);
            OutputStream out = call.getResponseBody();
            while (!receiver.ended(200)) {
                out.write('.');
                out.flush();
            }
        };
    }

    /** Answers 200 with that many bytes. */
    public static Manner huge(long bytes) {
        return (call, receiver) -> {
            call.sendResponseHeaders(200, bytes);
            byte[] piece = new byte[64 * 1024];
            for (long sent = 0; sent < bytes; sent += piece.length) {
                call.getResponseBody().write(piece);
            }
        };
    }

    private void waitForTheEnd() {
        ended(TimeUnit.MINUTES.toMillis(5));
    }

    private boolean ended(long millis) {
        try {
            return end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    public List<Told> told() {
        return told;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/told?key=1");
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
