package vn.postalgateway.tracking;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Judges events of one operator one after another against the histories of the orders they concern. Holds nothing
 * beyond one transaction.
 */
public final class EventJudgement {

    /** A verdict and its detail, which may be null. */
    public record Judged(Verdict verdict, String detail) { }

    private static final class Story {

        private final Map<String, TrackedEvent> events = new LinkedHashMap<>();
        private final Instant createdAt;
        private MovementHistory before = MovementHistory.empty();
        private MovementHistory now = before;

        private Story(Instant createdAt) {
            this.createdAt = createdAt;
        }
    }

    private final Map<String, Story> stories = new HashMap<>();
    private final Map<String, String> orderOfEvent = new HashMap<>();
    private final Set<String> corrected;

    /** @param corrected ids of events that kept events correct, in whichever order these stand */
    public EventJudgement(Set<String> corrected) {
        this.corrected = new HashSet<>(corrected);
    }

    /** Tells what is kept of one order already; before its first event is judged. */
    public void know(String orderId, Instant createdAt, Collection<TrackedEvent> kept) {
        Story story = new Story(createdAt);
        kept.forEach(e -> story.events.put(e.eventId(), e));
        kept.forEach(e -> orderOfEvent.put(e.eventId(), orderId));
        story.before = MovementHistory.of(kept, corrected);
        story.now = story.before;
        stories.put(orderId, story);
    }

    /**
     * Adds one event to the order's history, or puts it in the place of its earlier reading, and says what that did.
     */
    public Judged judge(String orderId, TrackedEvent event) {
        Story story = stories.get(orderId);
        MovementHistory was = story.now;
        TrackedEvent earlierReading = story.events.put(event.eventId(), event);
        if (earlierReading != null) {
            story.now = MovementHistory.of(story.events.values(), corrected);
        }
        orderOfEvent.put(event.eventId(), orderId);
        boolean changedByCorrection = event.supersedes() != null && correct(event.supersedes());
        if (!corrected.contains(event.eventId())) {
            story.now = story.now.with(event);
        }
        return verdict(event, story, changedByCorrection || !story.now.sameStateAs(was));
    }

    private boolean correct(String eventId) {
        String orderId = orderOfEvent.get(eventId);
        if (!corrected.add(eventId) || orderId == null) {
            return false;
        }
        Story story = stories.get(orderId);
        MovementHistory was = story.now;
        story.now = MovementHistory.of(story.events.values(), corrected);
        return !story.now.sameStateAs(was);
    }

    private Judged verdict(TrackedEvent event, Story story, boolean changed) {
        if (!event.known()) {
            return new Judged(Verdict.UNKNOWN_STATUS, "kept; the status map does not know this status yet");
        }
        if (event.occurredAt() == null) {
            return new Judged(Verdict.LATE, "kept and flagged; occurredAt names a time that cannot be");
        }
        if (corrected.contains(event.eventId())) {
            return new Judged(Verdict.LATE, "kept; another event corrects it");
        }
        if (!changed) {
            return new Judged(Verdict.LATE, "kept; the state stays " + story.now.movement());
        }
        return new Judged(Verdict.APPLIED, doubt(event, story));
    }

    private static String doubt(TrackedEvent event, Story story) {
        if (event.inFuture()) {
            return "flagged; occurredAt lies in the future";
        }
        return event.occurredAt().isBefore(story.createdAt)
                ? "flagged; it occurred before the order was created" : null;
    }

    public MovementHistory before(String orderId) {
        return stories.get(orderId).before;
    }

    public MovementHistory after(String orderId) {
        return stories.get(orderId).now;
    }

    /** The orders it knows. */
    public Set<String> orders() {
        return stories.keySet();
    }
}
