package vn.postalgateway.platform.home;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The one thing that production generates: a token in {@code setup-token} (mode 0600) with which the first
 * administrator is made. Whoever uses it up empties the file; the file then stays, so that none is made again.
 */
public final class SetupToken {

    private static final int BYTES = 32;

    private final Path file;

    SetupToken(GatewayHome home) {
        this.file = home.root().resolve("setup-token");
    }

    void provide() {
        if (!Files.exists(file)) {
            byte[] token = new byte[BYTES];
            new SecureRandom().nextBytes(token);
            SecretFile.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(token) + "\n");
        }
    }

    /** Whether this is the token, and it was not used up. */
    public boolean isRight(String given) {
        String kept = Files.exists(file) ? SecretFile.read(file).strip() : "";
        return !kept.isEmpty() && MessageDigest.isEqual(kept.getBytes(StandardCharsets.UTF_8),
                given.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** From now on no token is right. */
    public void useUp() {
        SecretFile.write(file, "");
    }
}
