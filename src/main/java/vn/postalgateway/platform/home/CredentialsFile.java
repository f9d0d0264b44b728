package vn.postalgateway.platform.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.postalgateway.platform.StartRefused;

/** {@code credentials.env} in the home folder: made once with fresh random values, read at every later start. */
final class CredentialsFile {

    private static final int SECRET_BYTES = 32;

    private final Path file;
    private final Function<String, Optional<String>> environment;
    private final SecureRandom random = new SecureRandom();

    CredentialsFile(Path home, Function<String, Optional<String>> environment) {
        this.file = home.resolve("credentials.env");
        this.environment = environment;
    }

    /** Demo: what the file lacks is generated and kept; what the environment gives is stored in a new file only. */
    Credentials readOrGenerate() {
        Map<String, String> stored = Files.exists(file) ? read() : Map.of();
        Map<String, String> kept = new LinkedHashMap<>(stored);
        for (String name : Credentials.NAMES) {
            kept.computeIfAbsent(name, missing -> environment.apply(missing).orElseGet(() -> generate(missing)));
        }
        if (!kept.equals(stored)) {
            SecretFile.write(file, asLines(kept));
        }
        Map<String, String> used = new LinkedHashMap<>(kept);
        Credentials.NAMES.forEach(name -> environment.apply(name).ifPresent(given -> used.put(name, given)));
        return new Credentials(used);
    }

    /** Production: the environment alone counts. */
    Credentials fromEnvironmentOnly() {
        Map<String, String> given = new LinkedHashMap<>();
        Credentials.NAMES.forEach(name -> environment.apply(name).ifPresent(value -> given.put(name, value)));
        return new Credentials(given);
    }

    private Map<String, String> read() {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> lines = SecretFile.read(file).lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1 || equals == line.length() - 1) {
                throw new StartRefused("line " + number + " of " + file + " is not NAME=value.");
            }
            values.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return values;
    }

    private static String asLines(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private String generate(String name) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return switch (name) {
            case "GATEWAY_DATA_KEY" -> Base64.getEncoder().encodeToString(secret);
            case "WEBHOOK_SECRET" -> "whsec_" + Base64.getEncoder().encodeToString(secret);
            default -> Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        };
    }
}
