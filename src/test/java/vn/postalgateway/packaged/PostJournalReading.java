package vn.postalgateway.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The witness of a crash test: how many items the simulated post wrote into its own flushed journal, per order of ours. */
public final class PostJournalReading {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PostJournalReading() {
    }

    public static Map<String, Integer> itemsPerOrder(Path home) {
        Map<String, Integer> items = new HashMap<>();
        try {
            for (String line : Files.readAllLines(home.resolve("simulator/journal.ndjson"))) {
                if (line.contains("\"created\"") && line.endsWith("}")) {
                    JsonNode entry = JSON.readTree(line);
                    items.merge(entry.path("orderReference").asText(), 1, Integer::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }
}
