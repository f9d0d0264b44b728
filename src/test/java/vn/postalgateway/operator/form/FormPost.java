package vn.postalgateway.operator.form;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import vn.postalgateway.operator.PlacementRequest;
import vn.postalgateway.platform.call.HttpCalls;
import vn.postalgateway.platform.call.NothingSent;
import vn.postalgateway.platform.call.PostHttpStatus;

/** Sends forms, reads forms, and lets nothing pass that does not repeat the number of our transaction. */
class FormPost {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final String address;
    private final HttpCalls http;
    private final Duration longestCall;
    private final Clock clock;

    FormPost(String address, HttpCalls http, Duration longestCall, Clock clock) {
        this.address = address;
        this.http = http;
        this.longestCall = longestCall;
        this.clock = clock;
    }

    /** @param create the request that the form is made of, or null if it makes no order */
    record Form(String operation, String transaction, Map<String, String> fields, PlacementRequest create) { }

    public Map<String, String> send(Form form) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        fields.put("transaction", form.transaction());
        HttpCalls.Reply reply = http.send(new HttpCalls.Call("POST", URI.create(address + "/" + form.operation()),
                Map.of("Content-Type", FORM), written(fields).getBytes(StandardCharsets.UTF_8)), () -> look(form));
        if (reply.status() != 200 || !reply.contentType().startsWith(FORM)) {
            throw new PostHttpStatus(reply.status(), reply.retryAfter());
        }
        Map<String, String> answer = read(new String(reply.body(), StandardCharsets.UTF_8));
        if (!form.transaction().equals(answer.get("transaction"))) {
            throw new IOException("the answer is of another transaction");
        }
        return answer;
    }

    private void look(Form form) throws NothingSent {
        if (form.create() != null && !form.create().mayLeave(clock.instant(), longestCall)) {
            throw new NothingSent("held up; nothing was sent", null);
        }
    }

    static String written(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** @throws IllegalArgumentException if that is no form, or one that says a thing twice */
    static Map<String, String> read(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&")) {
            String[] field = pair.split("=", 2);
            if (field.length < 2 || fields.put(field[0], URLDecoder.decode(field[1], StandardCharsets.UTF_8)) != null) {
                throw new IllegalArgumentException("no form");
            }
        }
        return fields;
    }
}
