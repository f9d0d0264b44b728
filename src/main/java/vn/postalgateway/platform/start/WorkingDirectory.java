package vn.postalgateway.platform.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder the gateway is started from: it must hold {@code routes/} and {@code config/application.yaml}. */
public final class WorkingDirectory {

    private WorkingDirectory() {
    }

    /** One line that says why the gateway cannot run here; empty when it can. Without routes it would be silent. */
    public static Optional<String> refusal() {
        return refusal(Path.of(""));
    }

    static Optional<String> refusal(Path folder) {
        if (Files.isDirectory(folder.resolve("routes"))
                && Files.isRegularFile(folder.resolve("config/application.yaml"))) {
            return Optional.empty();
        }
        return Optional.of("The gateway does not start: there is no routes/ and config/application.yaml in "
                + folder.toAbsolutePath() + "; start it from the project's root.");
    }
}
