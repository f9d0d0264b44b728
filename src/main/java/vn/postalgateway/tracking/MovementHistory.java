package vn.postalgateway.tracking;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.postalgateway.operator.Movement;

/**
 * An order's movement as a pure function of its event set. Each part is a smallest or largest of the set, so neither
 * the order of arrival nor repetition can matter.
 *
 * <p>Of several final events the earliest decides (ties: DELIVERED, RETURNED, LOST, then eventId); without one the
 * latest moving event does (ties: the further movement, then eventId). Corrected events are out. An event with an
 * unknown status or a time that does not exist moves nothing and is flagged.
 */
public final class MovementHistory {

    /** Flags on the order; the operator's own marks stand beside them. */
    public static final String FINALS_DISAGREE = "finalsDisagree";
    static final String DAMAGED = "damaged";
    static final String UNKNOWN_STATUS = "unknownStatus";
    static final String IMPOSSIBLE_TIME = "impossibleTime";
    static final String TIME_IN_FUTURE = "timeInFuture";
    static final String EVENT_ID_REUSED = "eventIdReused";

    // Only says that the post moved money; nobody has to look.
    private static final String MONEY_ONLY = "moneyOnly";

    private static final Comparator<TrackedEvent> BY_TIME = Comparator.comparing(TrackedEvent::occurredAt);
    private static final Comparator<TrackedEvent> BY_TIME_THEN_ID = BY_TIME.thenComparing(TrackedEvent::eventId);
    private static final Comparator<TrackedEvent> BY_TIME_RANK_ID =
            BY_TIME.thenComparing(TrackedEvent::movement).thenComparing(TrackedEvent::eventId);

    private TrackedEvent latestMove;
    private TrackedEvent firstFinal;
    private TrackedEvent firstHeld;
    private TrackedEvent firstWeighed;
    private TrackedEvent firstNamed;
    private TrackedEvent firstDamaged;
    private Instant earliest;
    private final Set<TrackedEvent> failures = new HashSet<>();
    private final Set<Movement> finals = new HashSet<>();
    private final SortedSet<String> marks = new TreeSet<>();
    private final SortedSet<String> doubts = new TreeSet<>();

    private MovementHistory() {
    }

    private MovementHistory(MovementHistory other) {
        latestMove = other.latestMove;
        firstFinal = other.firstFinal;
        firstHeld = other.firstHeld;
        firstWeighed = other.firstWeighed;
        firstNamed = other.firstNamed;
        firstDamaged = other.firstDamaged;
        earliest = other.earliest;
        failures.addAll(other.failures);
        finals.addAll(other.finals);
        marks.addAll(other.marks);
        doubts.addAll(other.doubts);
    }

    /** The history of an order nobody has told anything about. */
    public static MovementHistory empty() {
        return new MovementHistory();
    }

    /** @param corrected ids of events that another event corrects, beside those that the set itself corrects */
    public static MovementHistory of(Collection<TrackedEvent> events, Set<String> corrected) {
        Set<String> out = new HashSet<>(corrected);
        events.stream().map(TrackedEvent::supersedes).filter(Objects::nonNull).forEach(out::add);
        MovementHistory history = new MovementHistory();
        events.stream().filter(e -> !out.contains(e.eventId())).forEach(history::take);
        return history;
    }

    /** The history with one more event, which corrects nothing and is not corrected. */
    MovementHistory with(TrackedEvent event) {
        MovementHistory more = new MovementHistory(this);
        more.take(event);
        return more;
    }

    private void take(TrackedEvent event) {
        doubt(event);
        if (!event.counts()) {
            return;
        }
        earliest = earliest == null || event.occurredAt().isBefore(earliest) ? event.occurredAt() : earliest;
        if (event.mark() != null && !event.mark().equals(MONEY_ONLY)) {
            marks.add(event.mark());
        }
        if (event.itemCode() != null) {
            firstNamed = smaller(firstNamed, event, BY_TIME_THEN_ID);
        }
        if (event.movement() != null) {
            move(event);
        }
    }

    private void move(TrackedEvent event) {
        if (event.movement().isFinal()) {
            finals.add(event.movement());
            firstFinal = smaller(firstFinal, event, BY_TIME_RANK_ID);
        } else {
            latestMove = smaller(latestMove, event, BY_TIME_RANK_ID.reversed());
        }
        if (event.movement() == Movement.DAMAGED) {
            marks.add(DAMAGED);
            firstDamaged = smaller(firstDamaged, event, BY_TIME_THEN_ID);
        }
        if (event.movement() == Movement.DELIVERY_FAILED) {
            failures.add(event);
        }
        if (event.held()) {
            firstHeld = smaller(firstHeld, event, BY_TIME_THEN_ID);
            if (event.weightGrams() != null) {
                firstWeighed = smaller(firstWeighed, event, BY_TIME_THEN_ID);
            }
        }
    }

    private void doubt(TrackedEvent event) {
        addIf(!event.known(), UNKNOWN_STATUS);
        addIf(event.occurredAt() == null, IMPOSSIBLE_TIME);
        addIf(event.inFuture(), TIME_IN_FUTURE);
        addIf(event.reused(), EVENT_ID_REUSED);
    }

    private void addIf(boolean so, String flag) {
        if (so) {
            doubts.add(flag);
        }
    }

    private static TrackedEvent smaller(TrackedEvent a, TrackedEvent b, Comparator<TrackedEvent> by) {
        return a == null || by.compare(b, a) < 0 ? b : a;
    }

    public Movement movement() {
        return decidedBy().map(TrackedEvent::movement).orElse(Movement.AWAITING_PICKUP);
    }

    /** The event that decides the movement; empty before the first. */
    public Optional<TrackedEvent> decidedBy() {
        return Optional.ofNullable(firstFinal != null ? firstFinal : latestMove);
    }

    /** The post's weight at acceptance: of the first event that tells one while the post held the item. */
    public Optional<TrackedEvent> weighedBy() {
        return Optional.ofNullable(firstWeighed);
    }

    /** The first event at which the post held the item. */
    public Optional<TrackedEvent> heldBy() {
        return Optional.ofNullable(firstHeld);
    }

    /** The item code that the events name, the earliest of them if several do; null if none does. */
    public String itemCode() {
        return firstNamed == null ? null : firstNamed.itemCode();
    }

    /** The final event that decides; empty while the item is under way. */
    public Optional<TrackedEvent> endedBy() {
        return Optional.ofNullable(firstFinal);
    }

    /** The event by which the item was lost, or else first damaged; empty if it was neither. */
    public Optional<TrackedEvent> harmedBy() {
        return endedBy().filter(end -> end.movement() == Movement.LOST).or(() -> Optional.ofNullable(firstDamaged));
    }

    /** The attempts at delivery that failed. */
    public FailedAttempts failedAttempts() {
        return FailedAttempts.of(failures);
    }

    /** Occurred-at of the earliest event that counts; null before the first. */
    public Instant earliest() {
        return earliest;
    }

    /** Why a person should look, sorted. */
    public SortedSet<String> flags() {
        SortedSet<String> flags = new TreeSet<>(marks);
        flags.addAll(doubts);
        if (finals.size() > 1) {
            flags.add(FINALS_DISAGREE);
        }
        return flags;
    }

    /** Whether the state is the same: decided by the same event, read as the same, under the same marks. */
    boolean sameStateAs(MovementHistory other) {
        return movement() == other.movement() && marks.equals(other.marks)
                && decidedBy().map(TrackedEvent::eventId).equals(other.decidedBy().map(TrackedEvent::eventId));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof MovementHistory other && sameStateAs(other) && flags().equals(other.flags())
                && Objects.equals(firstHeld, other.firstHeld) && Objects.equals(firstWeighed, other.firstWeighed)
                && Objects.equals(itemCode(), other.itemCode()) && Objects.equals(earliest, other.earliest)
                && Objects.equals(firstDamaged, other.firstDamaged)
                && failedAttempts().equals(other.failedAttempts());
    }

    @Override
    public int hashCode() {
        return Objects.hash(movement(), earliest, flags());
    }

    @Override
    public String toString() {
        return movement() + " by " + decidedBy().map(TrackedEvent::eventId).orElse("nothing") + " " + flags();
    }
}
