package vn.postalgateway.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Between a post that calls back and the gateway: of the events one in ten is lost for ever, and the post is told that all is well. */
final class LossyWire implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ONE_IN = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> lost = ConcurrentHashMap.newKeySet();
    private volatile String gateway;

    LossyWire() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void leadsTo(String gatewayUrl) {
        gateway = gatewayUrl;
    }

    /** The ids of the events that never arrived by it. */
    Set<String> lost() {
        return lost;
    }

    private void pass(HttpExchange call) throws IOException {
        try (call) {
            JsonNode events = JSON.readTree(call.getRequestBody());
            ArrayNode kept = JSON.createArrayNode();
            events.forEach(event -> {
                String id = event.path("eventId").asText();
                boolean falls = Math.floorMod(id.hashCode(), ONE_IN) == 0;
                if (falls) {
                    lost.add(id);
                } else {
                    kept.add(event);
                }
            });
            call.sendResponseHeaders(kept.isEmpty() ? 200 : forwarded(call, kept), -1);
        }
    }

    private int forwarded(HttpExchange call, ArrayNode events) throws IOException {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(gateway + call.getRequestURI()))
                    .header("Authorization", call.getRequestHeaders().getFirst("Authorization"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(events.toString())).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 503;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
