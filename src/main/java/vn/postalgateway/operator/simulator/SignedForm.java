package vn.postalgateway.operator.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/** What happened in the form of the post's customer API: one body, of which only the first entry is signed. */
class SignedForm implements GatewayCallback.Form {

    private final Supplier<String> gatewayUrl;
    private final String operator;
    private final Supplier<PrivateKey> key;

    /** @param gatewayUrl asked at each call, because the own port is known only once the web server runs */
    SignedForm(Supplier<String> gatewayUrl, String operator, Supplier<PrivateKey> key) {
        this.gatewayUrl = gatewayUrl;
        this.operator = operator;
        this.key = key;
    }

    @Override
    public HttpRequest.Builder of(List<PostEvent> events) {
        return HttpRequest.newBuilder(URI.create(gatewayUrl.get() + "/callbacks/" + operator))
                .POST(HttpRequest.BodyPublishers.ofString(body(events)));
    }

    private String body(List<PostEvent> events) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        events.forEach(event -> body.withArray("data").add(CustomerApiWords.entry(event)));
        PostEvent first = events.get(0);
        String sendDate = CustomerApiWords.dayAndHour(first.occurredAt());
        return body.put("sendDate", sendDate)
                .put("signature", signed("MYVNP" + sendDate + first.itemCode() + first.status())).toString();
    }

    private String signed(String words) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.get());
            signature.update(words.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
