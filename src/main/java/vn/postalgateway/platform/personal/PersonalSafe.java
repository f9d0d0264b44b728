package vn.postalgateway.platform.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps personal data as ciphertext (AES-256-GCM) under a key per subject, which is wrapped by a key derived from the
 * data key. Destroying a subject's key erases what it sealed, in every backup too. Joins the caller's transaction.
 */
public class PersonalSafe {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] dataKey;
    private final SecretKeySpec wrappingKey;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public PersonalSafe(byte[] dataKey, JdbcClient jdbc, Clock clock) {
        this.dataKey = dataKey.clone();
        this.wrappingKey = new SecretKeySpec(mac(dataKey, "personal-key-wrapping"), "AES");
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A keyed hash: equal contents can be found again, but not guessed without the data key. */
    public byte[] hmac(String purpose, String content) {
        return mac(mac(dataKey, "hash:" + purpose), content);
    }

    /** Seals under the subject's key, which is made at first use. */
    public byte[] seal(String keyId, String orderId, String plaintext) {
        byte[] key = keyOf(keyId).orElseGet(() -> create(keyId, orderId));
        return encrypt(new SecretKeySpec(key, "AES"), keyId, plaintext.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty if the subject's key was destroyed: what it sealed is erased. */
    public Optional<String> open(String keyId, byte[] ciphertext) {
        return keyOf(keyId).map(key -> new String(
                decrypt(new SecretKeySpec(key, "AES"), keyId, ciphertext), StandardCharsets.UTF_8));
    }

    /** Erases what the subject's key sealed. */
    public void destroy(String keyId) {
        jdbc.sql("delete from personal_key where key_id = ?").param(keyId).update();
    }

    /** From now on the subject belongs to this order and is erased with it. */
    public void adopt(String keyId, String orderId) {
        jdbc.sql("update personal_key set order_id = ? where key_id = ?").params(orderId, keyId).update();
    }

    private byte[] create(String keyId, String orderId) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        int added = jdbc.sql("""
                        insert into personal_key (key_id, order_id, wrapped_key, created_at) values (?, ?, ?, ?)
                        on conflict (key_id) do nothing""")
                .params(keyId, orderId, encrypt(wrappingKey, keyId, key), Timestamp.from(clock.instant())).update();
        return added == 1 ? key : keyOf(keyId).orElseThrow();
    }

    private Optional<byte[]> keyOf(String keyId) {
        return jdbc.sql("select wrapped_key from personal_key where key_id = ?").param(keyId)
                .query(byte[].class).optional().map(wrapped -> decrypt(wrappingKey, keyId, wrapped));
    }

    // The subject's id is bound in as associated data, so that a row's ciphertext cannot be moved to another subject.
    private byte[] encrypt(SecretKeySpec key, String keyId, byte[] plain) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = cipher.doFinal(plain);
            byte[] out = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, out, NONCE_BYTES, sealed.length);
            return out;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not to be had in this Java", e);
        }
    }

    private static byte[] decrypt(SecretKeySpec key, String keyId, byte[] sealed) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            cipher.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("personal data of " + keyId + " cannot be opened with this data key", e);
        }
    }

    private static byte[] mac(byte[] key, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not to be had in this Java", e);
        }
    }
}
