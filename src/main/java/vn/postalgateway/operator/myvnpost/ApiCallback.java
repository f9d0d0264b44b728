package vn.postalgateway.operator.myvnpost;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import vn.postalgateway.operator.OperatorCallback;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.StrictJson;

/**
 * The post's callback {@code {data: [...], sendDate, signature}}. The signature covers its first entry only: that one
 * counts, and about the items of all others the post is asked before anything does. What the fields hold beyond these
 * is not looked at.
 */
class ApiCallback implements OperatorCallback {

    private static final int MOST_ENTRIES = 1_000;

    private final String operator;
    private final Supplier<Optional<CallbackSignature>> signature;

    /** @param signature asked at each callback; empty where no key is set, and then nothing is taken */
    ApiCallback(String operator, Supplier<Optional<CallbackSignature>> signature) {
        this.operator = operator;
        this.signature = signature;
    }

    @Override
    public String operator() {
        return operator;
    }

    @Override
    public Told read(String rest, byte[] body) throws Refused {
        JsonNode callback = json(body);
        JsonNode entries = callback.path("data");
        if (!rest.isEmpty() || !entries.isArray() || entries.isEmpty()) {
            throw new Refused("no callback of this form", answer(400, "01", "data is missing"));
        }
        if (entries.size() > MOST_ENTRIES) {
            throw new Refused("too many entries", answer(413, "01", "at most " + MOST_ENTRIES + " entries"));
        }
        JsonNode first = entries.get(0);
        if (signature.get().filter(s -> s.covers(text(callback, "sendDate"), text(first, "itemCode"),
                text(first, "status"), text(callback, "signature"))).isEmpty()) {
            throw new Refused("its signature does not cover its first entry", answer(403, "02", "wrong signature"));
        }
        List<String> others = StreamSupport.stream(entries.spliterator(), false).skip(1)
                .map(entry -> ApiEvents.text(entry, "itemCode")).filter(Objects::nonNull).distinct().toList();
        return new Told(List.of(ApiEvents.ofCallback(first)), others, answer(200, "00", "OK"));
    }

    private static JsonNode json(byte[] body) throws Refused {
        try {
            return StrictJson.read(body);
        } catch (Problem unreadable) {
            throw new Refused("it is no JSON that we read", answer(400, "01", "not readable"));
        }
    }

    private static String text(JsonNode entry, String name) {
        return Objects.requireNonNullElse(ApiEvents.text(entry, name), "");
    }

    private static Answer answer(int status, String code, String message) {
        return new Answer(status, "application/json",
                "{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }
}
