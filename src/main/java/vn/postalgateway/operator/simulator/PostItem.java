package vn.postalgateway.operator.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import vn.postalgateway.operator.WitnessedItem;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Vnd;

/**
 * One item at the simulated post: what was created, what happened, and what its script still holds. Guarded by its
 * register.
 */
class PostItem {

    private static final Set<String> FINAL = Set.of("9", "14", "19", "90");

    private final PostRecord.Created created;
    private final CompletableFuture<Void> durable;
    private final List<PostEvent> events = new ArrayList<>();
    private List<JourneyStep> stepsLeft;
    private String follows;

    /** @param durable done once the creation is on the disk */
    PostItem(PostRecord.Created created, CompletableFuture<Void> durable) {
        this.created = created;
        this.durable = durable;
        this.stepsLeft = new ArrayList<>(Journeys.of(created));
    }

    PostRecord.Created created() {
        return created;
    }

    CompletableFuture<Void> durable() {
        return durable;
    }

    /** Its creation is on the disk. */
    boolean isKept() {
        return durable.isDone() && !durable.isCompletedExceptionally();
    }

    List<PostEvent> events() {
        return List.copyOf(events);
    }

    /** The last status, or "1" (created) before the first event. */
    String status() {
        return events.isEmpty() ? "1" : last().status();
    }

    boolean isOver() {
        return FINAL.contains(status()) || stepsLeft.isEmpty();
    }

    boolean isFinal() {
        return FINAL.contains(status());
    }

    boolean isPickedUp() {
        return acceptedAt() != null;
    }

    /** When the next step of the script is due. */
    Instant nextAt(Duration pace) {
        Instant before = events.isEmpty() ? created.at() : last().occurredAt();
        return before.plus(pace.multipliedBy(stepsLeft.get(0).gap()).dividedBy(10));
    }

    JourneyStep nextStep() {
        return stepsLeft.get(0);
    }

    /** The event that the next step makes, now. */
    PostEvent nextEvent(Instant now) {
        JourneyStep step = nextStep();
        boolean atTheDoor = step.status().equals(
                created.service().equals("DOSSIER_PICKUP") ? Journeys.PICKED_UP : Journeys.DELIVERED);
        return new PostEvent(created.itemCode() + "-" + String.format("%02d", events.size() + 1), created.itemCode(),
                step.status(), now, step.reason(), step.attempt() == 0 ? null : step.attempt(),
                step.status().equals(Journeys.PICKED_UP) ? created.weighedGrams() : null,
                "Bưu điện Hà Tĩnh", atTheDoor ? created.collectVnd() : null);
    }

    void happened(PostEvent event) {
        events.add(event);
        if (event.status().equals(Journeys.FAILED)) {
            follows = null;
        }
        if (!stepsLeft.isEmpty()) {
            stepsLeft.remove(0);
        }
    }

    void instructed(String decision) {
        int failed = (int) events.stream().filter(e -> e.status().equals(Journeys.FAILED)).count();
        stepsLeft = new ArrayList<>(Journeys.after(decision, failed + 1));
        follows = decision;
    }

    /** It could not be delivered, and somebody may say what shall become of it. */
    boolean waits() {
        return status().equals(Journeys.FAILED) || status().equals(Journeys.HELD);
    }

    /** It was told so since it last could not be delivered. */
    boolean follows(String decision) {
        return decision.equals(follows);
    }

    WitnessedItem witnessed() {
        return new WitnessedItem(created.orderReference(), created.itemCode(), new Grams(created.weighedGrams()),
                Vnd.of(created.collectVnd()), acceptedAt(), events.isEmpty() ? null : last().status(),
                events.isEmpty() ? null : last().occurredAt());
    }

    private Instant acceptedAt() {
        return events.stream().filter(e -> e.status().equals(Journeys.PICKED_UP)).map(PostEvent::occurredAt)
                .findFirst().orElse(null);
    }

    private PostEvent last() {
        return events.get(events.size() - 1);
    }
}
