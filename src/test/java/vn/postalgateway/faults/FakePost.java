package vn.postalgateway.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.postalgateway.operator.ItemCode;

/**
 * A post in a process of its own. What it takes is in its flushed journal before it answers; how it answers to the first
 * call for an order is the seed's choice. It makes a new item at each call that it takes, even under a reference that it
 * knows: a gateway that sends twice is not covered up.
 */
final class FakePost {

    private static final String ENVELOPE = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\">"
            + "<s:Body><%1$sResponse xmlns=\"urn:vn:public-postal:v1\">%2$s</%1$sResponse></s:Body></s:Envelope>";

    static final String WITHOUT_FAULT = "without-fault";

    /** No post answers in no time; in this pause a gateway can die with its call under way. */
    private static final long THINKING_MILLIS = 100;

    private final OptionalLong seed;
    private final long lateMillis;
    private final PostJournal journal;
    private final Map<String, PostJournal.Item> items = new HashMap<>();
    private final Map<String, PostJournal.Item> registeredAfterNo = new HashMap<>();
    private final Map<String, Reply> script = new HashMap<>();
    private final Set<String> cancelled = new HashSet<>();
    private int serial;

    private FakePost(OptionalLong seed, long lateMillis, Path journalFile) {
        this.seed = seed;
        this.lateMillis = lateMillis;
        PostJournal.Reading before = PostJournal.read(journalFile);
        before.living().forEach(item -> items.put(item.orderReference(), item));
        script.putAll(before.heard());
        serial = before.living().size() + before.heard().size();
        journal = new PostJournal(journalFile);
    }

    /** @param words port, journal, seed or {@link #WITHOUT_FAULT}, and after how many milliseconds a late answer comes */
    public static void main(String... words) throws IOException {
        OptionalLong seed = words[2].equals(WITHOUT_FAULT) ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(words[2]));
        FakePost post = new FakePost(seed, Long.parseLong(words[3]), Path.of(words[1]));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(words[0])), 0);
        server.createContext("/", post::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (asks(call, "CreateOrder")) {
            create(exchange, call);
        } else if (asks(call, "FindOrder")) {
            find(exchange, text(call, "orderReference"));
        } else if (asks(call, "CancelOrder")) {
            cancel(exchange, call);
        } else {
            exchange.sendResponseHeaders(400, -1);
        }
        exchange.close();
    }

    private void create(HttpExchange exchange, String call) throws IOException {
        String reference = text(call, "orderReference");
        String dossier = text(call, "dossierCode");
        int weight = Integer.parseInt(text(call, "weightGrams"));
        Reply reply = replyTo(reference, dossier);
        think(THINKING_MILLIS);
        switch (reply) {
            case BUSY -> {
                exchange.getResponseHeaders().add("Retry-After", "1");
                exchange.sendResponseHeaders(503, -1);
            }
            case REJECTED -> {
                journal.rejected(reference);
                soap(exchange, "CreateOrder", "<result>REJECTED</result><message>not served</message>");
            }
            case LOST_BEFORE -> exchange.close();
            case REGISTERED_LATE -> {
                registerAfterNo(reference, dossier, weight);
                exchange.close();
            }
            case LOST_AFTER -> {
                take(reference, dossier, weight);
                exchange.close();
            }
            case LATE -> answerLater(exchange, take(reference, dossier, weight), lateMillis);
            case SLOW -> answerLater(exchange, take(reference, dossier, weight), lateMillis / 4);
            case DUPLICATE -> created(exchange, "DUPLICATE", take(reference, dossier, weight));
            case ACCEPTED -> created(exchange, "ACCEPTED", take(reference, dossier, weight));
        }
    }

    private synchronized Reply replyTo(String reference, String dossier) {
        Reply first = script.get(reference);
        if (first != null) {
            return first == Reply.REJECTED ? Reply.REJECTED : Reply.ACCEPTED;
        }
        Reply reply = seed.isEmpty() ? Reply.ACCEPTED : Reply.of(seed.getAsLong(), dossier);
        script.put(reference, reply);
        journal.heard(reference, reply, Instant.now());
        return reply;
    }

    private synchronized PostJournal.Item take(String reference, String dossier, int weight) {
        PostJournal.Item item = item(reference, dossier, weight);
        journal.taken(item);
        items.putIfAbsent(reference, item);
        return item;
    }

    private PostJournal.Item item(String reference, String dossier, int weight) {
        return new PostJournal.Item(reference, ItemCode.of("FP", ++serial, "VN").value(), dossier, weight);
    }

    private synchronized void registerAfterNo(String reference, String dossier, int weight) {
        registeredAfterNo.put(reference, item(reference, dossier, weight));
    }

    private static void answerLater(HttpExchange exchange, PostJournal.Item item, long millis) throws IOException {
        think(millis);
        created(exchange, "ACCEPTED", item);
    }

    private static void think(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void created(HttpExchange exchange, String result, PostJournal.Item item) throws IOException {
        soap(exchange, "CreateOrder", "<result>" + result + "</result><itemCode>" + item.itemCode() + "</itemCode>");
    }

    private void find(HttpExchange exchange, String reference) throws IOException {
        PostJournal.Item item;
        PostJournal.Item late;
        synchronized (this) {
            item = items.get(reference);
            late = registeredAfterNo.remove(reference);
        }
        soap(exchange, "FindOrder", item == null || cancelled.contains(item.itemCode()) ? "<found>false</found>"
                : "<found>true</found><itemCode>" + item.itemCode() + "</itemCode><status>1</status>");
        if (late != null) {
            synchronized (this) {
                journal.taken(late);
                items.putIfAbsent(reference, late);
            }
        }
    }

    private void cancel(HttpExchange exchange, String call) throws IOException {
        String code = call.contains("itemCode>") ? text(call, "itemCode") : null;
        synchronized (this) {
            PostJournal.Item item = items.get(text(call, "orderReference"));
            for (String each : code != null ? List.of(code) : item == null ? List.<String>of() : List.of(item.itemCode())) {
                journal.cancelled(each);
                cancelled.add(each);
            }
        }
        soap(exchange, "CancelOrder", "<result>CANCELLED</result>");
    }

    private static void soap(HttpExchange exchange, String operation, String content) throws IOException {
        byte[] body = ENVELOPE.formatted(operation, content).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/xml; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static boolean asks(String call, String operation) {
        return Pattern.compile("<(?:\\w+:)?" + operation + "[ >]").matcher(call).find();
    }

    /** The text of the first element of this name, whatever its prefix. */
    private static String text(String call, String element) {
        Matcher found = Pattern.compile("<(?:\\w+:)?" + element + "[^>]*>([^<]*)<").matcher(call);
        if (!found.find()) {
            throw new IllegalArgumentException("the call has no " + element);
        }
        return found.group(1);
    }
}
