package vn.postalgateway.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The secrets that the one-shot service of docker-compose.yml makes up, made by its own script in a folder of this machine. */
public final class ComposeSecrets {

    private final Path folder;

    private ComposeSecrets(Path folder) {
        this.folder = folder;
    }

    /** Runs the script as at each start; the accounts that it hands its files to live in the containers only. */
    public static ComposeSecrets in(Path folder) {
        String script = new ComposeFile().script("secrets").replace("/secrets", folder.toString());
        Program.run(List.of("/bin/sh", "-eu", "-c", "chown() { :; }\n" + script));
        return new ComposeSecrets(folder);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    String databasePassword() {
        return read("postgres-password");
    }

    /** The variables that the shell takes from a file of the volume. */
    public Map<String, String> variables(String name) {
        Map<String, String> variables = new LinkedHashMap<>();
        read(name).lines().forEach(line -> {
            String[] parts = line.split("=", 2);
            variables.put(parts[0], parts[1].replaceFirst("^'(.*)'$", "$1"));
        });
        return variables;
    }

    private String read(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
