package vn.postalgateway.operator.myvnpost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import vn.postalgateway.platform.call.HttpCalls;
import vn.postalgateway.platform.call.NothingSent;
import vn.postalgateway.platform.call.PostHttpStatus;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.StrictJson;

/**
 * The post's customer API: each call carries the token of a login. A call that the API refuses for its token was not
 * looked at, so it is repeated once with a new one.
 */
class CustomerApi {

    /** Codes of our own order, not of the post's item, stand behind {@code code=} where {@code type} is this. */
    static final String BY_OUR_REFERENCE = "2";

    private static final String JSON = "application/json";
    private static final Set<Integer> WANTS_A_LOGIN = Set.of(401, 403);
    private static final Set<Integer> READABLE = Set.of(200, 400, 422);
    private static final int LONGEST_TOKEN = 8_192;
    private static final Duration UNTIL_SOMEBODY_MENDS_IT = Duration.ofMinutes(1);
    private static final HttpCalls.LastLook NOTHING_TO_LOOK_AT = () -> { };

    private final HttpCalls http;
    private final Supplier<Optional<ApiAccess>> access;
    private final ApiLogin login;

    /** @param access asked at each call; empty where no address is set, and then nothing is sent */
    CustomerApi(HttpCalls http, Supplier<Optional<ApiAccess>> access, Duration patience, Clock clock) {
        this.http = http;
        this.access = access;
        this.login = new ApiLogin(this::fetchToken, patience, clock);
    }

    /** What one question needs of the API. */
    interface ApiCall {
        ApiAnswer at(CustomerApi api) throws IOException;
    }

    /** @param status 200, or 400 or 422 with a body that says what was wrong */
    record ApiAnswer(int status, JsonNode body) { }

    /** The step of the route {@code vnpost-json-send}. */
    public ApiAnswer send(ApiCall call) throws IOException {
        return call.at(this);
    }

    ApiAnswer get(String operation, String type, String code) throws IOException {
        return call("GET", operation, "?type=" + type + "&code=" + URLEncoder.encode(code, StandardCharsets.UTF_8),
                null, NOTHING_TO_LOOK_AT);
    }

    ApiAnswer post(String operation, JsonNode body, HttpCalls.LastLook lastLook) throws IOException {
        return call("POST", operation, "", body, lastLook);
    }

    ApiAnswer post(String operation, JsonNode body) throws IOException {
        return post(operation, body, NOTHING_TO_LOOK_AT);
    }

    private ApiAnswer call(String method, String operation, String query, JsonNode body, HttpCalls.LastLook lastLook)
            throws IOException {
        ApiAccess at = access();
        String token = login.token();
        HttpCalls.Reply reply = http.send(call(method, at, operation, query, body, token), lastLook);
        if (WANTS_A_LOGIN.contains(reply.status())) {
            reply = http.send(call(method, at, operation, query, body, login.after(token)), lastLook);
        }
        if (WANTS_A_LOGIN.contains(reply.status())) {
            throw new NothingSent("the post refuses our login (HTTP " + reply.status() + ")", UNTIL_SOMEBODY_MENDS_IT);
        }
        return new ApiAnswer(reply.status(), json(reply));
    }

    private static HttpCalls.Call call(String method, ApiAccess at, String operation, String query, JsonNode body,
                                       String token) {
        return body == null ? new HttpCalls.Call(method, at.of(operation, query), Map.of("token", token), null)
                : new HttpCalls.Call(method, at.of(operation, query), Map.of("token", token, "Content-Type", JSON),
                        bytes(body));
    }

    private ApiAccess access() throws NothingSent {
        return access.get().orElseThrow(() ->
                new NothingSent("no address of the post is set", UNTIL_SOMEBODY_MENDS_IT));
    }

    private String fetchToken() throws IOException {
        ApiAccess at = access();
        ObjectNode who = JsonNodeFactory.instance.objectNode().put("username", at.username())
                .put("password", at.password()).put("customerCode", at.customerCode());
        HttpCalls.Reply reply = http.send(new HttpCalls.Call("POST", at.of("GetAccessToken", ""),
                Map.of("Content-Type", JSON), bytes(who)), NOTHING_TO_LOOK_AT);
        String token = reply.status() == 200 ? json(reply).path("token").asText() : "";
        if (token.isEmpty() || token.length() > LONGEST_TOKEN || !token.matches("[\\x21-\\x7e]+")) {
            throw new IOException("HTTP " + reply.status() + " without a token");
        }
        return token;
    }

    private static JsonNode json(HttpCalls.Reply reply) throws IOException {
        if (!READABLE.contains(reply.status())) {
            throw new PostHttpStatus(reply.status(), reply.retryAfter());
        }
        if (!reply.contentType().toLowerCase(Locale.ROOT).startsWith(JSON)) {
            throw new IOException("the answer is no JSON");
        }
        try {
            return StrictJson.read(reply.body());
        } catch (Problem unreadable) {
            throw new IOException("the answer is no JSON that we read");
        }
    }

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
