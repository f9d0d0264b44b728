package vn.postalgateway.conformance.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.w3c.dom.Element;
import vn.postalgateway.conformance.Reply;
import vn.postalgateway.conformance.ScriptedPost;

/** The post's server: what {@code post.wsdl} says, answered out of the books of the {@link ScriptedPost}. */
public final class SoapPost implements AutoCloseable {

    private static final int MOST_CALLS = 32;
    private static final int MOST_BYTES = 256 * 1024;
    private static final int SILENT_SECONDS = 30;

    private final ScriptedPost books;
    private final String host;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(MOST_CALLS);
    private final CountDownLatch end = new CountDownLatch(1);

    /** @param port 0 for any free one */
    public SoapPost(String host, int port, ScriptedPost books) throws IOException {
        this.books = books;
        this.host = host;
        this.server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** What the gateway's endpoint of this operator must be. */
    public URI address() {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            Element asked = SoapText.content(new String(call.getRequestBody().readNBytes(MOST_BYTES),
                    StandardCharsets.UTF_8));
            Reply fields = new Reply(200, Map.of(), SoapText.value(asked));
            String reference = fields.text("orderReference");
            switch (asked.getLocalName()) {
                case "CreateOrder" -> create(call, reference, fields.text("dossierCode"));
                case "FindOrder" -> say(call, "FindOrder", books.find(reference).map(code -> "<found>true</found>"
                        + "<itemCode>" + code + "</itemCode><status>1</status>").orElse("<found>false</found>"));
                case "CancelOrder" -> say(call, "CancelOrder", books.cancel(reference)
                        ? "<result>CANCELLED</result>" : "<result>PENDING</result>");
                case "InstructDelivery" -> say(call, "InstructDelivery", "<result>ACCEPTED</result>");
                case "GetTracking" -> say(call, "GetTracking", "");
                default -> call.sendResponseHeaders(400, -1);
            }
        }
    }

    private void create(HttpExchange call, String reference, String dossier) throws IOException {
        ScriptedPost.Answer answer = books.create(reference, dossier);
        switch (answer.manner()) {
            case TAKES -> say(call, "CreateOrder", "<result>ACCEPTED</result><itemCode>" + answer.itemCode()
                    + "</itemCode>");
            case REJECTS -> say(call, "CreateOrder", "<result>REJECTED</result><message>rehearsed</message>");
            case IS_BUSY -> {
                call.getResponseHeaders().add("Retry-After", String.valueOf(books.busyFor().toSeconds()));
                call.sendResponseHeaders(503, -1);
            }
            case TAKES_AND_IS_SILENT -> beSilent();
            case IS_GONE -> { }
        }
    }

    private void beSilent() {
        try {
            end.await(SILENT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange call, String operation, String content) throws IOException {
        byte[] body = ("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><" + operation
                + "Response xmlns=\"urn:vn:public-postal:v1\">" + content + "</" + operation
                + "Response></s:Body></s:Envelope>").getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "text/xml; charset=utf-8");
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
