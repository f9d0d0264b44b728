package vn.postalgateway.platform.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a configuration file says, as 64 hex digits; two files that say the same have the same fingerprint. */
final class Fingerprint {

    private static final JsonMapper SORTED = JsonMapper.builder()
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private Fingerprint() {
    }

    static String of(JsonNode node) {
        try {
            // The detour over plain maps is what sorts: a tree of nodes keeps the order of the file.
            String canonical = SORTED.writeValueAsString(SORTED.treeToValue(node, Object.class));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("a parsed file cannot be fingerprinted", e);
        }
    }
}
