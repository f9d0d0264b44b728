package vn.postalgateway.operator.form;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import vn.postalgateway.operator.OperatorCallback;

/**
 * A form with a secret in its path: state, local time, and a transaction number that the answer repeats. The operator
 * tries once more if it is not answered, and then never again.
 */
class FormCallback implements OperatorCallback {

    private final String secret;

    FormCallback(String secret) {
        this.secret = secret;
    }

    @Override
    public String operator() {
        return "form-post";
    }

    @Override
    public Told read(String rest, byte[] body) throws Refused {
        if (!MessageDigest.isEqual(rest.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8))) {
            throw new Refused("a wrong secret", answer(403, "", "no"));
        }
        try {
            Map<String, String> form = FormPost.read(new String(body, StandardCharsets.UTF_8));
            return new Told(List.of(event(form.get("waybill"), form)), List.of(),
                    answer(200, form.getOrDefault("transaction", ""), "ok"));
        } catch (IllegalArgumentException noForm) {
            throw new Refused("no form", answer(400, "", "no"));
        }
    }

    static Map<String, Object> event(String waybill, Map<String, String> form) {
        String state = form.getOrDefault("state", "");
        String at = form.getOrDefault("at", "");
        return Map.of("eventId", waybill + " " + state + " " + at, "itemCode", String.valueOf(waybill),
                "status", state, "occurredAt", at);
    }

    private static Answer answer(int status, String transaction, String result) {
        return new Answer(status, "application/x-www-form-urlencoded",
                FormPost.written(Map.of("result", result)) + "&" + FormPost.written(Map.of("transaction", transaction)));
    }
}
