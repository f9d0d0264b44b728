package vn.postalgateway.console;

import java.util.List;
import java.util.Map;
import vn.postalgateway.operator.Movement;

/**
 * Bưu điện: the events as they come and where the items are.
 *
 * @param latest   the events received last, newest first
 * @param verdicts how many events got each verdict, in the order of the verdicts
 * @param where    how many items confirmed by the post are at each movement, in the order of the journey
 */
public record PostPanel(List<PostEvent> latest, Map<String, Long> verdicts, Map<Movement, Long> where) {

    public PostPanel {
        latest = List.copyOf(latest);
    }

    public long received() {
        return sum(verdicts);
    }

    public long items() {
        return sum(where);
    }

    /** Items that came to a final movement. */
    public long finished() {
        return where.entrySet().stream().filter(e -> e.getKey().isFinal()).mapToLong(Map.Entry::getValue).sum();
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
