package vn.postalgateway.tracking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.calendar.WorkingCalendar;

/** Says which orders are late and which are due soon: today or on the next working day. */
public final class DeadlineClock {

    /** Which orders. */
    public enum State { OVERDUE, SOON }

    private static final LocalDate EVER = LocalDate.of(2000, 1, 1);
    // The law's time for complaints: nobody tells us that a compensation was paid, so its clock stops with that right.
    private static final int MONTHS_FOR_COMPLAINTS = 6;

    private final Deadlines deadlines;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final Map<Deadlines.Kind, Deadlines.Counts> last = new ConcurrentHashMap<>();

    public DeadlineClock(Deadlines deadlines, WorkingCalendar calendar, Clock clock) {
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param partnerId whose orders; null for everybody's */
    public List<Deadlines.Deadline> find(Deadlines.Kind kind, State state, String partnerId, String after, int limit) {
        LocalDate today = today();
        return deadlines.find(state == State.OVERDUE
                ? new Deadlines.Question(kind, partnerId, since(kind, today), today, after, limit)
                : new Deadlines.Question(kind, partnerId, today, soonTo(today), after, limit));
    }

    /** Counts anew; {@link #last} has it then. */
    public void count() {
        LocalDate today = today();
        for (Deadlines.Kind kind : Deadlines.Kind.values()) {
            last.put(kind, deadlines.count(kind, since(kind, today), today, soonTo(today)));
        }
    }

    /** What was counted last; empty before the first time. */
    public Optional<Deadlines.Counts> last(Deadlines.Kind kind) {
        return Optional.ofNullable(last.get(kind));
    }

    private static LocalDate since(Deadlines.Kind kind, LocalDate today) {
        return kind == Deadlines.Kind.COMPENSATION ? today.minusMonths(MONTHS_FOR_COMPLAINTS) : EVER;
    }

    private LocalDate today() {
        return VietnamTime.dayOf(clock.instant());
    }

    private LocalDate soonTo(LocalDate today) {
        return calendar.plusWorkingDays(today, 1).plusDays(1);
    }
}
