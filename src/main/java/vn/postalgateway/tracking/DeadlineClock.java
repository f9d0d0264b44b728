package vn.postalgateway.tracking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.calendar.WorkingCalendar;

/** Says which orders are late and which are due soon: today or on the next working day. */
public final class DeadlineClock {

    /** Which orders. */
    public enum State { OVERDUE, SOON }

    private final Deadlines deadlines;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private volatile Deadlines.Counts last;

    public DeadlineClock(Deadlines deadlines, WorkingCalendar calendar, Clock clock) {
        this.deadlines = deadlines;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param partnerId whose orders; null for everybody's */
    public List<Deadlines.Deadline> find(State state, String partnerId, String after, int limit) {
        LocalDate today = today();
        return deadlines.find(state == State.OVERDUE
                ? new Deadlines.Question(partnerId, null, today, after, limit)
                : new Deadlines.Question(partnerId, today, soonTo(today), after, limit));
    }

    /** Counts anew; {@link #last()} has it then. */
    public void count() {
        LocalDate today = today();
        last = deadlines.count(today, soonTo(today));
    }

    /** What was counted last; empty before the first time. */
    public Optional<Deadlines.Counts> last() {
        return Optional.ofNullable(last);
    }

    private LocalDate today() {
        return VietnamTime.dayOf(clock.instant());
    }

    private LocalDate soonTo(LocalDate today) {
        return calendar.plusWorkingDays(today, 1).plusDays(1);
    }
}
