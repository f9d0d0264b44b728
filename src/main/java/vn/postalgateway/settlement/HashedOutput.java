package vn.postalgateway.settlement;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes bytes on and tells their SHA-256. Whoever writes into it may close it; what lies behind goes on. */
final class HashedOutput extends FilterOutputStream {

    private final MessageDigest digest;

    HashedOutput(OutputStream out) {
        super(out);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had in this Java", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        digest.update((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        digest.update(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    /** 64 hexadecimal digits of what was written. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
