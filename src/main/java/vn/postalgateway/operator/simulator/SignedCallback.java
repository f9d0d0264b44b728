package vn.postalgateway.operator.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Tells the gateway as the post's customer API does: one body, of which only the first entry is signed. */
class SignedCallback implements Callback {

    private static final Set<Integer> REFUSALS = Set.of(400, 403, 413, 415);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final Supplier<String> url;
    private final PrivateKey key;

    /** @param url asked at each call, because the own port is known only once the web server runs */
    SignedCallback(Supplier<String> url, PrivateKey key) {
        this.url = url;
        this.key = key;
    }

    @Override
    public End tell(List<PostEvent> events) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.get())).timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(events, key))).build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 ? End.HEARD : REFUSALS.contains(status) ? End.REFUSED : End.AWAY;
        } catch (IOException away) {
            return End.AWAY;
        }
    }

    static String body(List<PostEvent> events, PrivateKey key) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (PostEvent event : events) {
            body.withArray("data").add(CustomerApiWords.entry(event));
        }
        String sendDate = CustomerApiWords.dayAndHour(events.get(0).occurredAt());
        body.put("sendDate", sendDate).put("signature",
                signed("MYVNP" + sendDate + events.get(0).itemCode() + events.get(0).status(), key));
        return body.toString();
    }

    private static String signed(String words, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(words.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
