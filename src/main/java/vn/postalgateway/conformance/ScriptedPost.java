package vn.postalgateway.conformance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.postalgateway.operator.ItemCode;

/**
 * The books of the post that the kit plays. It takes any order; for a dossier that it was told about it behaves once as
 * its script says, and plainly from then on. A second create makes a second item: a gateway that sends twice is not
 * covered up.
 */
public final class ScriptedPost {

    private static final int SERIALS = 100_000_000;

    /** How the post meets the first create of a dossier. */
    public enum Manner { TAKES, TAKES_AND_IS_SILENT, IS_GONE, IS_BUSY, REJECTS }

    /** What the gateway asked: the operation, of which order, when. */
    public record Asked(String operation, String orderReference, Instant at) { }

    /** What the post does about a create. */
    public record Answer(Manner manner, String itemCode) { }

    private final Map<String, Manner> script = new HashMap<>();
    private final Map<String, List<String>> items = new HashMap<>();
    private final Map<String, String> dossiers = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private final Clock clock;
    private final Duration busyFor;
    private int serial;

    /** @param busyFor the pause that it asks for where it is busy; whole seconds */
    public ScriptedPost(Clock clock, Duration busyFor) {
        this.clock = clock;
        this.busyFor = busyFor;
        this.serial = (int) (clock.millis() / 100 % SERIALS);
    }

    public Duration busyFor() {
        return busyFor;
    }

    synchronized void meet(String dossierCode, Manner manner) {
        script.put(dossierCode, manner);
    }

    public synchronized Answer create(String orderReference, String dossierCode) {
        note("CreateOrder", orderReference);
        dossiers.put(orderReference, dossierCode);
        Manner manner = Optional.ofNullable(script.remove(dossierCode)).orElse(Manner.TAKES);
        boolean takes = manner == Manner.TAKES || manner == Manner.TAKES_AND_IS_SILENT;
        return new Answer(manner, takes ? take(orderReference) : null);
    }

    private String take(String orderReference) {
        serial = (serial + 1) % SERIALS;
        String code = ItemCode.of("KT", serial, "VN").value();
        items.computeIfAbsent(orderReference, none -> new ArrayList<>()).add(code);
        return code;
    }

    /** The item that it has under this reference. */
    public synchronized Optional<String> find(String orderReference) {
        note("FindOrder", orderReference);
        return items(orderReference).stream().findFirst();
    }

    /** @return whether it is done; the first time the post has to think */
    public synchronized boolean cancel(String orderReference) {
        note("CancelOrder", orderReference);
        return count("CancelOrder", orderReference) > 1;
    }

    private void note(String operation, String orderReference) {
        asked.add(new Asked(operation, orderReference, clock.instant()));
    }

    /** The items that it made for an order, the first one first. */
    synchronized List<String> items(String orderReference) {
        return List.copyOf(items.getOrDefault(orderReference, List.of()));
    }

    synchronized boolean hasItems() {
        return !items.isEmpty();
    }

    synchronized List<String> ordersWithTwoItems() {
        return items.entrySet().stream().filter(e -> e.getValue().size() > 1).map(Map.Entry::getKey).toList();
    }

    /** Which dossiers the gateway named with an order; empty if it never asked for it to be taken. */
    synchronized String dossiersOf(String orderReference) {
        return dossiers.getOrDefault(orderReference, "");
    }

    /** When the gateway asked for this operation with this order. */
    synchronized List<Instant> times(String operation, String orderReference) {
        return asked.stream().filter(a -> a.operation().equals(operation)
                && a.orderReference().equals(orderReference)).map(Asked::at).toList();
    }

    int count(String operation, String orderReference) {
        return times(operation, orderReference).size();
    }
}
