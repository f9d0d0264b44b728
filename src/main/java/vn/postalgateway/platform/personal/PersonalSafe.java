package vn.postalgateway.platform.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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

    /**
     * Something to be sealed.
     *
     * @param keyId   the subject, whose key is made at first use
     * @param orderId the order that the subject belongs to, or null
     */
    public record Secret(String keyId, String orderId, String plaintext) { }

    /** Seals under the subject's key, which is made at first use. */
    public byte[] seal(String keyId, String orderId, String plaintext) {
        return seal(List.of(new Secret(keyId, orderId, plaintext))).get(0);
    }

    /** Makes a new order's key, which is its own id's, and seals under it all that there is to seal. */
    public List<byte[]> sealNew(String orderId, List<String> plaintexts) {
        byte[] key = create(Map.of(orderId, orderId)).get(orderId);
        return plaintexts.stream().map(plaintext -> seal(key, orderId, plaintext)).toList();
    }

    /** Seals many in a handful of statements; one ciphertext for each, in their order. */
    public List<byte[]> seal(List<Secret> secrets) {
        Map<String, String> orderOfKey = new TreeMap<>();
        secrets.forEach(secret -> orderOfKey.put(secret.keyId(), secret.orderId()));
        Map<String, byte[]> keys = keysOf(orderOfKey.keySet());
        orderOfKey.keySet().removeAll(keys.keySet());
        if (!orderOfKey.isEmpty()) {
            create(orderOfKey);
            keys.putAll(keysOf(orderOfKey.keySet()));
        }
        return secrets.stream().map(secret -> seal(keys.get(secret.keyId()), secret.keyId(), secret.plaintext()))
                .toList();
    }

    private byte[] seal(byte[] key, String keyId, String plaintext) {
        return encrypt(new SecretKeySpec(key, "AES"), keyId, plaintext.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty if the subject's key was destroyed: what it sealed is erased. */
    public Optional<String> open(String keyId, byte[] ciphertext) {
        return opening(keyId).map(opening -> opening.apply(ciphertext));
    }

    /** Opens what the subject's key sealed, with one look for the key; empty if it was destroyed. */
    public Optional<Function<byte[], String>> opening(String keyId) {
        return keyOf(keyId).map(key -> new SecretKeySpec(key, "AES")).map(key ->
                ciphertext -> new String(decrypt(key, keyId, ciphertext), StandardCharsets.UTF_8));
    }

    /** From now on the subject belongs to this order and is erased with it. */
    public void adopt(String keyId, String orderId) {
        jdbc.sql("update personal_key set order_id = ? where key_id = ?").params(orderId, keyId).update();
    }

    /** Erases what the subject's key sealed. */
    public void destroy(String keyId) {
        jdbc.sql("delete from personal_key where key_id = ?").param(keyId).update();
    }

    // Another call may have made a key meanwhile: then that one holds, and not the one returned. In the order of the
    // ids, so that two calls never wait for each other crosswise.
    private Map<String, byte[]> create(Map<String, String> orderOfKey) {
        Map<String, byte[]> made = new HashMap<>();
        List<String> wrapped = orderOfKey.keySet().stream().map(keyId -> {
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            made.put(keyId, key);
            return HexFormat.of().formatHex(encrypt(wrappingKey, keyId, key));
        }).toList();
        jdbc.sql("""
                        insert into personal_key (key_id, order_id, wrapped_key, created_at)
                        select key_id, order_id, decode(wrapped, 'hex'), ?
                        from unnest(?::text[], ?::text[], ?::text[]) with ordinality as k (key_id, order_id, wrapped, n)
                        order by n
                        on conflict (key_id) do nothing""")
                .params(Timestamp.from(clock.instant()), orderOfKey.keySet().toArray(String[]::new),
                        orderOfKey.values().toArray(String[]::new), wrapped.toArray(String[]::new)).update();
        return made;
    }

    private Optional<byte[]> keyOf(String keyId) {
        return Optional.ofNullable(keysOf(Set.of(keyId)).get(keyId));
    }

    private Map<String, byte[]> keysOf(Collection<String> keyIds) {
        Map<String, byte[]> keys = new HashMap<>();
        jdbc.sql("select key_id, wrapped_key from personal_key where key_id = any(?::text[])")
                .param(keyIds.toArray(String[]::new))
                .query(rs -> {
                    keys.put(rs.getString(1), decrypt(wrappingKey, rs.getString(1), rs.getBytes(2)));
                });
        return keys;
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
