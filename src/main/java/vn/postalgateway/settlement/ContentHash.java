package vn.postalgateway.settlement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 over rows of cells. Each cell carries its length, so that no two different sequences of rows read the same.
 */
public final class ContentHash {

    private final MessageDigest digest;

    public ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had in this Java", e);
        }
    }

    /** Of bytes as they are: 64 hexadecimal digits. */
    public static String ofBytes(byte[] bytes) {
        return HexFormat.of().formatHex(new ContentHash().digest.digest(bytes));
    }

    /** @param cells in a fixed order; null is a cell of its own kind, not an empty text */
    public ContentHash row(Object... cells) {
        for (Object cell : cells) {
            byte[] bytes = cell == null ? null : cell.toString().getBytes(StandardCharsets.UTF_8);
            digest.update((bytes == null ? "-:" : bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            if (bytes != null) {
                digest.update(bytes);
            }
        }
        digest.update((byte) '\n');
        return this;
    }

    /** 64 hexadecimal digits; afterwards the hash begins anew. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
