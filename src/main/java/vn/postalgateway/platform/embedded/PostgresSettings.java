package vn.postalgateway.platform.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the embedded server is told at each start. The command line beats every file, so nothing can undo it. */
final class PostgresSettings {

    private PostgresSettings() {
    }

    /** One argument for {@code pg_ctl -o}; no value holds a quote. */
    static String commandLine(int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("port", String.valueOf(port));
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        // an accepted order must outlive a power cut
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("max_connections", "60");
        settings.put("shared_buffers", "128MB");
        // each checkpoint makes the pages that follow dearer: to match 600,000 lines writes three gigabytes
        settings.put("max_wal_size", "2GB");
        // large work leaves the writing of its pages to the background writer: a statement is matched a quarter sooner
        settings.put("wal_buffers", "64MB");
        settings.put("bgwriter_delay", "20ms");
        settings.put("bgwriter_lru_maxpages", "1000");
        settings.put("bgwriter_lru_multiplier", "4");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        // rows and parameters may hold personal data: neither details of an error nor its statement are logged
        settings.put("log_error_verbosity", "terse");
        settings.put("log_min_error_statement", "panic");
        return settings.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "='" + setting.getValue() + "'")
                .collect(Collectors.joining(" "));
    }
}
