package vn.postalgateway.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.calendar.WorkingCalendar;

/**
 * When reports are due: on working days, at their hour in Vietnam, and a little later, so that what was being written
 * at that moment is in them.
 */
public final class ReportTimes {

    private final WorkingCalendar calendar;
    private final LocalTime quickAt;
    private final LocalTime morningAt;
    private final Duration settle;
    private final int catchUpDays;

    /**
     * @param settle      what was told before the hour is committed so long after it
     * @param catchUpDays how many missed working days are made up at most
     */
    public ReportTimes(WorkingCalendar calendar, LocalTime quickAt, LocalTime morningAt, Duration settle,
                       int catchUpDays) {
        this.calendar = calendar;
        this.quickAt = quickAt;
        this.morningAt = morningAt;
        this.settle = settle;
        this.catchUpDays = catchUpDays;
    }

    /** The moment that a day's report stands for. */
    public Instant asOf(ReportKind kind, LocalDate day) {
        return day.atTime(kind == ReportKind.QUICK ? quickAt : morningAt).atZone(VietnamTime.ZONE).toInstant();
    }

    /** Where the quick report of the working day before ended. */
    public Instant since(LocalDate day) {
        return asOf(ReportKind.QUICK, workingDayBefore(day));
    }

    /** What is promised for a day before this one, and not late, is due soon. */
    public LocalDate soonTo(LocalDate day) {
        return calendar.plusWorkingDays(day, 1).plusDays(1);
    }

    /** Whether the day has a report, and its hour has passed. */
    public boolean isOver(ReportKind kind, LocalDate day, Instant now) {
        return calendar.isWorkingDay(day) && !now.isBefore(asOf(kind, day).plus(settle));
    }

    /**
     * The days whose report should be there by now, the oldest first: of quick reports also those that were missed;
     * a list of another morning is of no use to anybody.
     */
    public List<LocalDate> dueBy(Instant now, ReportKind kind) {
        LocalDate today = VietnamTime.dayOf(now);
        LocalDate first = kind == ReportKind.MORNING ? today : daysBefore(today, catchUpDays);
        return first.datesUntil(today.plusDays(1)).filter(day -> isOver(kind, day, now)).toList();
    }

    private LocalDate daysBefore(LocalDate day, int workingDays) {
        return Stream.iterate(day, this::workingDayBefore).skip(workingDays).findFirst().orElseThrow();
    }

    private LocalDate workingDayBefore(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (!calendar.isWorkingDay(before)) {
            before = before.minusDays(1);
        }
        return before;
    }
}
