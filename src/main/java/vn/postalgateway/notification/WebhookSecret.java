package vn.postalgateway.notification;

import java.security.SecureRandom;
import java.util.Base64;

/** What notifications are signed with: {@code whsec_} and 24 to 64 bytes in base64. It does not print itself. */
public record WebhookSecret(String text) {

    public static final String FORM = "whsec_ and 24 to 64 bytes in base64";
    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final int NEW_BYTES = 32;

    /** @throws IllegalArgumentException for any other form */
    public WebhookSecret {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("does not begin with " + PREFIX);
        }
        int length = keyOf(text).length;
        if (length < LEAST_BYTES || length > MOST_BYTES) {
            throw new IllegalArgumentException("holds " + length + " bytes");
        }
    }

    public static WebhookSecret fresh(SecureRandom random) {
        byte[] key = new byte[NEW_BYTES];
        random.nextBytes(key);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    public byte[] key() {
        return keyOf(text);
    }

    private static byte[] keyOf(String text) {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return "WebhookSecret[hidden]";
    }
}
