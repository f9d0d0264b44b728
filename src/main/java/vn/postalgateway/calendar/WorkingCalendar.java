package vn.postalgateway.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Working days in Vietnam: Monday to Friday without holidays, plus the weekend days that are worked in exchange. A year
 * that no calendar file covers has weekends only.
 */
public final class WorkingCalendar {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final Set<LocalDate> daysOff;
    private final Set<LocalDate> workedWeekendDays;

    public WorkingCalendar(SpecialDays days) {
        daysOff = Set.copyOf(days.daysOff());
        workedWeekendDays = Set.copyOf(days.workedWeekendDays());
    }

    public boolean isWorkingDay(LocalDate day) {
        if (WEEKEND.contains(day.getDayOfWeek())) {
            return workedWeekendDays.contains(day);
        }
        return !daysOff.contains(day);
    }

    /**
     * The working day that lies a number of working days after a day, which itself does not count; for 0 the day
     * itself, working or not.
     *
     * @param count 0 or more
     */
    public LocalDate plusWorkingDays(LocalDate start, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("working days are counted forwards only: " + count);
        }
        LocalDate day = start;
        for (int left = count; left > 0; left--) {
            day = day.plusDays(1);
            while (!isWorkingDay(day)) {
                day = day.plusDays(1);
            }
        }
        return day;
    }
}
