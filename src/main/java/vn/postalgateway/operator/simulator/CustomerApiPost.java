package vn.postalgateway.operator.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import vn.postalgateway.operator.SimulatedPost;

/**
 * The counter of the simulated post's customer API: an HTTP server of its own on a free loopback port, so that nothing
 * of the gateway's own doors stands between the two. A token is good for a number of calls only, so that logging in
 * again is part of every day.
 */
class CustomerApiPost implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BODY = 65_536;
    private static final int CALLS_PER_TOKEN = 200;
    private static final int THREADS = 8;

    private final String operator;
    private final String password;
    private final PostJournal journal;
    private final CustomerApiDesk desk;
    private final CallbackKeys callbackKeys;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "simulated-customer-api");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;
    private Postman postman;
    private String token = "";
    private int callsLeft;

    CustomerApiPost(String operator, PostRegister register, PostJournal journal, String password,
                    CallbackKeys callbackKeys) {
        this.operator = operator;
        this.password = password;
        this.journal = journal;
        this.callbackKeys = callbackKeys;
        this.desk = new CustomerApiDesk(register);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    CustomerApiPost with(Postman itsPostman) {
        postman = itsPostman;
        return this;
    }

    void startPostman() {
        postman.start();
    }

    SimulatedPost place() {
        return new SimulatedPost(operator, "http://127.0.0.1:" + server.getAddress().getPort(), "gateway", password,
                callbackKeys::known);
    }

    private void serve(HttpExchange call) throws IOException {
        try (call) {
            byte[] body = call.getRequestBody().readNBytes(LONGEST_BODY);
            String operation = call.getRequestURI().getPath().substring(1);
            if (operation.equals("GetAccessToken")) {
                login(call, JSON.readTree(body));
            } else if (!isGood(call.getRequestHeaders().getFirst("token"))) {
                answer(call, 401, error(401, "Unauthorized"));
            } else {
                answer(call, desk, operation, body);
            }
        }
    }

    private void login(HttpExchange call, JsonNode who) throws IOException {
        if (!password.equals(who.path("password").asText())) {
            answer(call, 401, error(401, "Unauthorized"));
            return;
        }
        synchronized (this) {
            token = UUID.randomUUID().toString();
            callsLeft = CALLS_PER_TOKEN;
        }
        answer(call, 200, JsonNodeFactory.instance.objectNode().put("success", true).put("token", token));
    }

    private synchronized boolean isGood(String given) {
        return token.equals(given) && callsLeft-- > 0;
    }

    private static void answer(HttpExchange call, CustomerApiDesk desk, String operation, byte[] body)
            throws IOException {
        try {
            answer(call, 200, desk.answer(operation, call.getRequestURI().getQuery(), JSON.readTree(body)));
        } catch (CustomerApiDesk.NotTaken refused) {
            answer(call, 400, error(400, refused.getMessage()));
        }
    }

    private static ObjectNode error(int status, String message) {
        return JsonNodeFactory.instance.objectNode().put("status", status).put("message", message);
    }

    private static void answer(HttpExchange call, int status, JsonNode body) throws IOException {
        byte[] bytes = bytes(body);
        call.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        call.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = call.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (postman != null) {
            postman.close();
        }
        server.stop(0);
        threads.shutdownNow();
        journal.close();
    }
}
