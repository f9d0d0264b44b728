package vn.postalgateway.conformance;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a rehearsal is told on its command line; never a token, which other users of the machine could read there.
 *
 * @param role        {@code one-stop} or {@code operator}: whom the kit plays
 * @param gateway     its address
 * @param listen      where the kit itself is called: by webhooks, or as the post
 * @param credentials a file of {@code NAME=value} lines; null for the environment
 * @param order       a file with an order that the gateway takes; null for the usual one
 * @param report      where the whole report is written to; null for nowhere
 * @param patience    longest wait for one thing that comes by itself
 */
public record Setting(String role, URI gateway, InetSocketAddress listen, Path credentials, Path order, Path report,
                      Duration patience) {

    public static final String USAGE = "usage: conformance one-stop|operator [--gateway http://127.0.0.1:8080]"
            + " [--credentials var/credentials.env] [--order order.json] [--listen 127.0.0.1:9090]"
            + " [--report report.md] [--patience PT2M]";

    private static final String OPERATOR = "operator";
    private static final Set<String> ROLES = Set.of("one-stop", OPERATOR);
    private static final Set<String> NAMES = Set.of("--gateway", "--credentials", "--order", "--listen", "--report",
            "--patience");
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /**
     * @param words what stands behind {@code conformance}
     * @throws IllegalArgumentException with the usage
     */
    public static Setting of(String... words) {
        if (words.length % 2 == 0 || !ROLES.contains(words[0])) {
            throw new IllegalArgumentException(USAGE);
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 1; i < words.length; i += 2) {
            if (!NAMES.contains(words[i]) || named.put(words[i], words[i + 1]) != null) {
                throw new IllegalArgumentException(USAGE);
            }
        }
        String place = named.getOrDefault("--listen", words[0].equals(OPERATOR) ? "127.0.0.1:9090" : "127.0.0.1:0");
        return new Setting(words[0], gateway(named.getOrDefault("--gateway", "http://127.0.0.1:8080")), listen(place),
                path(named.get("--credentials")), path(named.get("--order")), path(named.get("--report")),
                patience(named.getOrDefault("--patience", "PT2M")));
    }

    public boolean asPost() {
        return role.equals(OPERATOR);
    }

    private static URI gateway(String text) {
        URI address = URI.create(text);
        if (address.getHost() == null || !Set.of("http", "https").contains(String.valueOf(address.getScheme()))) {
            throw new IllegalArgumentException("--gateway must be an address such as http://127.0.0.1:8080");
        }
        return address;
    }

    private static InetSocketAddress listen(String text) {
        if (!text.matches("[^:]+:[0-9]{1,5}") || Integer.parseInt(text.substring(text.indexOf(':') + 1)) > 65_535) {
            throw new IllegalArgumentException("--listen must be a host and a port such as 127.0.0.1:9090");
        }
        int colon = text.indexOf(':');
        return InetSocketAddress.createUnresolved(text.substring(0, colon),
                Integer.parseInt(text.substring(colon + 1)));
    }

    private static Path path(String text) {
        return text == null ? null : Path.of(text);
    }

    private static Duration patience(String text) {
        try {
            Duration patience = Duration.parse(text);
            if (!patience.isNegative() && !patience.isZero() && patience.compareTo(LONGEST) <= 0) {
                return patience;
            }
        } catch (DateTimeException noDuration) {
            // told below
        }
        throw new IllegalArgumentException("--patience must be a duration up to PT30M, such as PT2M");
    }
}
