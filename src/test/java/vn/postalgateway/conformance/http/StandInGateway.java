package vn.postalgateway.conformance.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.w3c.dom.Element;

/** A small gateway that does all that the kit looks at, except for its one slip. */
public final class StandInGateway implements AutoCloseable {

    static {
        // Else each answer waits 40 ms for the other side's word that its head has arrived
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final JsonMapper JSON = new JsonMapper();
    private static final String NAMES_NOBODY = "ord_00000000000000000000000000";

    private final Slip slip;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<StandInOrder> orders = new ArrayList<>();
    private final StandInFeed feed;
    private final StandInEvents events;
    private final StandInPlacement placement;

    /** @param post where its operator listens; null if whatever is ordered is simply placed */
    public StandInGateway(Slip slip, URI post) throws IOException {
        this.slip = slip;
        this.feed = new StandInFeed(slip, threads);
        this.events = new StandInEvents(slip);
        this.placement = post == null ? null : new StandInPlacement(slip, post);
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    record Answer(int status, Object body, Map<String, String> headers) {

        static Answer of(int status, Object body) {
            return new Answer(status, body, Map.of());
        }

        static Answer problem(int status, String code) {
            return of(status, Map.of("code", code));
        }
    }

    private void handle(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean soap = call.getRequestURI().getPath().startsWith("/services/");
        Answer answer;
        synchronized (this) {
            answer = soap ? soap(body) : rest(call, body);
        }
        byte[] bytes = answer.body() instanceof String text ? text.getBytes(StandardCharsets.UTF_8)
                : JSON.writeValueAsBytes(answer.body());
        answer.headers().forEach(call.getResponseHeaders()::add);
        call.sendResponseHeaders(answer.status(), bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    private Answer rest(HttpExchange call, String body) throws IOException {
        String token = call.getRequestHeaders().getFirst("Authorization");
        String path = call.getRequestURI().getPath().substring("/api/v1".length());
        boolean toldEvents = path.equals("/tracking-events");
        boolean known = List.of("Bearer one-stop-token", "Bearer post-token").contains(token);
        if (!known && !(slip == Slip.OPENS_TO_STRANGERS && !toldEvents) && !(slip == Slip.TAKES_FORGERIES && toldEvents)) {
            return Answer.problem(401, "unauthenticated");
        }
        if (toldEvents) {
            return "Bearer one-stop-token".equals(token) ? Answer.problem(403, "forbidden")
                    : Answer.of(200, Map.of("verdicts", events.take(JSON.readValue(body, List.class), orders)));
        }
        String query = Optional.ofNullable(call.getRequestURI().getQuery()).orElse("");
        if (path.startsWith("/feed") || path.equals("/webhook")) {
            return feed.answer(call.getRequestMethod(), path, query, body);
        }
        boolean cut = call.getRequestHeaders().getFirst("User-Agent") == null;
        return call.getRequestMethod().equals("POST") ? ordered(path, body, cut) : shown(path, query);
    }

    private Answer ordered(String path, String body, boolean cut) throws IOException {
        if (path.endsWith("/cancel")) {
            return cancel(byId(path.split("/")[2]));
        }
        return path.endsWith("/batch") ? batch(JSON.readValue(body, List.class))
                : submit(JSON.readValue(body, Map.class), cut, false);
    }

    private Answer batch(List<Map<String, Object>> rows) {
        if (slip == Slip.ONE_BAD_ROW_SPOILS_ALL && rows.stream().anyMatch(row -> !wrong(row).isEmpty())) {
            return Answer.problem(422, "invalid-fields");
        }
        return Answer.of(200, Map.of("rows", rows.stream().map(this::batchRow).toList()));
    }

    private Map<String, Object> batchRow(Map<String, Object> content) {
        Answer alone = slip == Slip.ORDERS_TWICE_BY_BATCH && wrong(content).isEmpty()
                ? Answer.of(202, store(content, false).view()) : submit(content, false, false);
        Map<?, ?> told = (Map<?, ?>) alone.body();
        return mapOf("orderId", told.get("orderId"), "errors", told.get("errors"),
                "verdict", alone.status() == 202 ? "ACCEPTED" : alone.status() == 200 ? "REPLAYED" : "REJECTED");
    }

    private Answer shown(String path, String query) {
        if (query.startsWith("requestId=")) {
            return Answer.of(200, Map.of("orders", orders.stream()
                    .filter(o -> o.requestId().equals(query.substring("requestId=".length())))
                    .map(StandInOrder::view).toList()));
        }
        StandInOrder order = byId(path.split("/")[2]);
        if (order == null) {
            return Answer.problem(404, "not-found");
        }
        return Answer.of(200, path.endsWith("/events") ? Map.of("events", order.events) : order.view());
    }

    private StandInOrder byId(String id) {
        return orders.stream().filter(o -> o.id.equals(id)).findFirst().orElse(null);
    }

    private Answer submit(Map<String, Object> content, boolean cut, boolean soap) {
        List<String> wrong = wrong(content);
        if (!wrong.isEmpty()) {
            if (slip == Slip.STORES_WRONG_ORDERS) {
                store(content, cut);
            }
            return Answer.of(422, Map.of("code", "invalid-fields", "errors", slip == Slip.NAMES_NO_POINTER ? List.of()
                    : wrong.stream().map(pointer -> Map.of("pointer", pointer)).toList()));
        }
        StandInOrder known = orders.stream().filter(o -> o.requestId().equals(content.get("requestId"))).findFirst()
                .orElse(null);
        if (known == null || soap && slip == Slip.SOAP_IS_ANOTHER_WORLD) {
            return Answer.of(soap ? 200 : 202, store(content, cut).view());
        }
        known.sent++;
        boolean same = Objects.equals(String.valueOf(known.content.get("weightGrams")),
                String.valueOf(content.get("weightGrams")));
        if (!same && (soap || slip != Slip.TAKES_OTHER_CONTENT)) {
            return Answer.problem(soap ? 500 : 422, "request-id-reused");
        }
        if (slip == Slip.ORDERS_TWICE_ON_REPEAT || slip == Slip.ORDERS_TWICE_IN_A_CROWD && known.sent > 3
                || slip == Slip.ORDERS_TWICE_AFTER_A_CUT && known.cut) {
            return Answer.of(202, store(content, cut).view());
        }
        return new Answer(200, known.view(), slip == Slip.FORGETS_THE_REPLAY_HEADER ? Map.of()
                : Map.of("Idempotency-Replayed", "true"));
    }

    private static List<String> wrong(Map<String, Object> content) {
        List<String> wrong = new ArrayList<>();
        if (content.containsKey("colour")) {
            wrong.add("/colour");
        }
        if (((Map<?, ?>) content.get("recipient")).get("phone").equals("12")) {
            wrong.add("/recipient/phone");
        }
        return wrong;
    }

    private StandInOrder store(Map<String, Object> content, boolean cut) {
        StandInOrder order = new StandInOrder(content, cut);
        orders.add(order);
        if (placement == null) {
            order.placement = "PLACED";
            feed.tell(order);
        } else {
            threads.execute(() -> placement.place(order));
        }
        return order;
    }

    private Answer cancel(StandInOrder order) {
        if (slip != Slip.NEVER_CANCELS && (placement == null || slip == Slip.CANCELS_WITHOUT_THE_POST)) {
            order.placement = "CANCELLED";
        } else if (placement != null) {
            threads.execute(() -> placement.cancel(order));
        }
        return Answer.of(order.placement.equals("CANCELLED") && placement == null ? 200 : 202, order.view());
    }

    @SuppressWarnings("unchecked")
    private Answer soap(String message) throws IOException {
        Element asked = SoapText.content(message);
        boolean submits = asked.getLocalName().equals("SubmitOrder");
        boolean known = message.contains(">one-stop-token<") || message.contains(">post-token<");
        if (!known && slip != (submits ? Slip.SOAP_OPENS_TO_STRANGERS : Slip.TAKES_FORGERIES)) {
            return refusal("unauthenticated");
        }
        Map<String, Object> fields = (Map<String, Object>) SoapText.value(asked);
        if (submits) {
            Answer answer = submit(fields, false, true);
            return answer.status() == 500 ? refusal("request-id-reused") : Answer.of(200, message("SubmitOrder",
                    "<orderId>" + ((Map<?, ?>) answer.body()).get("orderId") + "</orderId>"));
        }
        Map<String, Object> verdict = events.take(List.of(fields.get("event")), orders).get(0);
        return Answer.of(200, message("PushEvents", "<verdict><verdict>" + verdict.get("verdict")
                + "</verdict></verdict>"));
    }

    private static String message(String operation, String content) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><" + operation + "Response>"
                + content + "</" + operation + "Response></s:Body></s:Envelope>";
    }

    private static Answer refusal(String code) {
        return Answer.of(500, "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault><detail>"
                + "<Refusal><code>" + code + "</code></Refusal></detail></s:Fault></s:Body></s:Envelope>");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    static boolean isNobodys(String orderId) {
        return orderId.equals(NAMES_NOBODY);
    }

    static Map<String, Object> mapOf(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }
}
