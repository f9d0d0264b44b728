package vn.postalgateway.faults;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the post did, on the disk before it says so. */
public final class PostJournal implements AutoCloseable {

    /** One postal item. */
    public record Item(String orderReference, String itemCode, String dossierCode, int weightGrams) { }

    private static final String HEARD = "HEARD";
    private static final String TAKEN = "TAKEN";
    private static final String REJECTED = "REJECTED";
    private static final String CANCELLED = "CANCELLED";

    private final FlushedLines lines;

    PostJournal(Path file) {
        lines = new FlushedLines(file);
    }

    /** The first call for an order has arrived, and the script wants this reply to it. */
    void heard(String orderReference, Reply reply, Instant at) {
        lines.append(HEARD, orderReference, reply.name(), at.toString());
    }

    void taken(Item item) {
        lines.append(TAKEN, item.orderReference(), item.itemCode(), item.dossierCode(),
                String.valueOf(item.weightGrams()));
    }

    void rejected(String orderReference) {
        lines.append(REJECTED, orderReference);
    }

    void cancelled(String itemCode) {
        lines.append(CANCELLED, itemCode);
    }

    @Override
    public void close() {
        lines.close();
    }

    /** The whole journal, read back from the disk. */
    static Reading read(Path file) {
        Reading reading = new Reading(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(),
                new LinkedHashSet<>());
        for (List<String> line : FlushedLines.read(file)) {
            switch (line.get(0)) {
                case HEARD -> {
                    reading.heard().put(line.get(1), Reply.valueOf(line.get(2)));
                    reading.heardAt().put(line.get(1), Instant.parse(line.get(3)));
                }
                case TAKEN -> reading.living().add(new Item(line.get(1), line.get(2), line.get(3),
                        Integer.parseInt(line.get(4))));
                case REJECTED -> reading.rejected().add(line.get(1));
                case CANCELLED -> reading.living().removeIf(item -> item.itemCode().equals(line.get(1)));
                default -> throw new IllegalStateException("no such entry: " + line);
            }
        }
        return reading;
    }

    /**
     * @param heard    the scripted reply of each order that was called for
     * @param heardAt  when the first call for each order came
     * @param living   the items that were taken and not cancelled
     * @param rejected the orders that the post refused
     */
    public record Reading(Map<String, Reply> heard, Map<String, Instant> heardAt, List<Item> living, Set<String> rejected) {

        Map<String, List<Item>> livingByOrder() {
            Map<String, List<Item>> items = new LinkedHashMap<>();
            living.forEach(item -> items.computeIfAbsent(item.orderReference(), o -> new ArrayList<>()).add(item));
            return items;
        }
    }
}
