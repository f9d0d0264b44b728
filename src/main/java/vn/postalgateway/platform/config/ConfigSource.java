package vn.postalgateway.platform.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One file while it is read: its name, the line on which each of its values stands, and every fault found so far. */
final class ConfigSource {

    private final String path;
    private final String name;
    private final Map<JsonPointer, Integer> lines = new HashMap<>();
    private final List<ConfigFault> faults = new ArrayList<>();

    /**
     * @param path as the person who starts the gateway knows it
     * @param name within the configuration folder, for all who must not learn where that lies
     */
    ConfigSource(String path, String name) {
        this.path = path;
        this.name = name;
    }

    /** Remembers where each value begins; a parser at the file's beginning, which is read to its end. */
    void learnLines(JsonParser parser) throws IOException {
        while (parser.nextToken() != null) {
            lines.putIfAbsent(parser.getParsingContext().pathAsPointer(), parser.currentTokenLocation().getLineNr());
        }
    }

    String path() {
        return path;
    }

    String name() {
        return name;
    }

    /** The line of a value, or of what should hold it. */
    int lineOf(JsonPointer place) {
        JsonPointer at = place;
        while (!lines.containsKey(at) && !at.matches()) {
            at = at.head();
        }
        return lines.getOrDefault(at, 1);
    }

    void note(ConfigFault fault) {
        faults.add(fault);
    }

    /** Throws the fault noted last, for whoever notes what the reader throws. */
    void refuseFaults() {
        if (!faults.isEmpty()) {
            throw faults.remove(faults.size() - 1);
        }
    }

    /** In the order of their lines. */
    List<String> faults() {
        return faults.stream().sorted(Comparator.comparingInt(ConfigFault::line)).map(ConfigFault::getMessage).toList();
    }
}
