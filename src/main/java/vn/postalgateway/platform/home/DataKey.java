package vn.postalgateway.platform.home;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.postalgateway.platform.StartRefused;

/** The key all stored personal data hangs on ({@code GATEWAY_DATA_KEY}): 32 bytes, given in base64. Never printed. */
public final class DataKey {

    private static final int BYTES = 32;

    private final byte[] key;

    private DataKey(byte[] key) {
        this.key = key;
    }

    public static DataKey fromBase64(String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            throw unfit();
        }
        if (key.length != BYTES) {
            throw unfit();
        }
        return new DataKey(key);
    }

    private static StartRefused unfit() {
        return new StartRefused("GATEWAY_DATA_KEY must be 32 random bytes in base64, as `openssl rand -base64 32`"
                + " prints them.");
    }

    /** The key itself, for wrapping other keys. */
    public byte[] bytes() {
        return key.clone();
    }

    /** 32 bytes for one purpose that tell nothing about the key or about any other purpose (HMAC-SHA256). */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    public String deriveHex(String purpose) {
        return HexFormat.of().formatHex(derive(purpose));
    }

    @Override
    public String toString() {
        return "DataKey[hidden]";
    }
}
