package vn.postalgateway.platform.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The one thing that production generates: a token in {@code setup-token} (mode 0600) with which the first
 * administrator is made. Whoever uses it up empties the file; the file then stays, so that none is made again.
 */
final class SetupToken {

    private static final int BYTES = 32;

    private SetupToken() {
    }

    static void provide(GatewayHome home) {
        Path file = home.root().resolve("setup-token");
        if (!Files.exists(file)) {
            byte[] token = new byte[BYTES];
            new SecureRandom().nextBytes(token);
            SecretFile.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(token) + "\n");
        }
    }
}
