package vn.postalgateway.conformance.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and checks as Standard Webhooks 1.0 says, written anew from its text: the kit judges the gateway's signatures
 * and must not share their making.
 */
final class StandardWebhook {

    private static final int KEY_BYTES = 32;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final byte[] key;

    private StandardWebhook(byte[] key) {
        this.key = key.clone();
    }

    static StandardWebhook withNewSecret() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new StandardWebhook(key);
    }

    String secret() {
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    String signature(String id, String seconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] signed = (id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** One of the signatures is right, and the time is near. */
    boolean isGenuine(String id, String seconds, String signatures, String body, Instant now) {
        if (id == null || seconds == null || signatures == null || !seconds.matches("[0-9]{1,12}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now).abs();
        byte[] right = signature(id, seconds, body).getBytes(StandardCharsets.UTF_8);
        return age.compareTo(TOLERANCE) <= 0 && Arrays.stream(signatures.split(" "))
                .anyMatch(each -> MessageDigest.isEqual(each.getBytes(StandardCharsets.UTF_8), right));
    }
}
