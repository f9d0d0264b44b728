package vn.postalgateway.notification.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.postalgateway.notification.WebhookSecret;

/** Signs as Standard Webhooks 1.0 says: HMAC-SHA256 over {@code id.timestamp.body}, one signature for each secret. */
final class WebhookSignature {

    private WebhookSignature() {
    }

    /**
     * The header {@code webhook-signature}.
     *
     * @param secrets the newest first
     * @param seconds since 1970, as in the header {@code webhook-timestamp}
     */
    static String of(List<WebhookSecret> secrets, String id, long seconds, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        return secrets.stream().map(secret -> "v1," + Base64.getEncoder().encodeToString(
                mac(secret, signed.toByteArray()))).collect(Collectors.joining(" "));
    }

    private static byte[] mac(WebhookSecret secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.key(), "HmacSHA256"));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
