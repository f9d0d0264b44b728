package vn.postalgateway.faults;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the one-stop systems remember by themselves: each request before it left, each promise as soon as it was given. */
final class ClientLog implements AutoCloseable {

    /** What one request asked for, as far as the post gets to know it. */
    record Asked(String dossierCode, int weightGrams) { }

    private static final String SENT = "SENT";
    private static final String ACCEPTED = "ACCEPTED";

    private final FlushedLines lines;

    ClientLog(Path file) {
        lines = new FlushedLines(file);
    }

    void sending(String requestId, Asked asked) {
        lines.append(SENT, requestId, asked.dossierCode(), String.valueOf(asked.weightGrams()));
    }

    /** The gateway answered 202, or 200 to a repetition. */
    void accepted(String requestId, String orderId) {
        lines.append(ACCEPTED, requestId, orderId);
    }

    @Override
    public void close() {
        lines.close();
    }

    /** The whole log, read back from the disk. */
    static Reading read(Path file) {
        Reading reading = new Reading(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (List<String> line : FlushedLines.read(file)) {
            if (line.get(0).equals(SENT)) {
                reading.asked().put(line.get(1), new Asked(line.get(2), Integer.parseInt(line.get(3))));
            } else {
                reading.promised().computeIfAbsent(line.get(1), request -> new LinkedHashSet<>()).add(line.get(2));
            }
        }
        return reading;
    }

    /**
     * @param asked    by request id
     * @param promised the orders that were promised for a request; one each, if all is well
     */
    record Reading(Map<String, Asked> asked, Map<String, Set<String>> promised) {

        Set<String> orders() {
            Set<String> orders = new LinkedHashSet<>();
            promised.values().forEach(orders::addAll);
            return orders;
        }
    }
}
