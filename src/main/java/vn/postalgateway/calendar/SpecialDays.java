package vn.postalgateway.calendar;

import java.time.LocalDate;
import java.util.Set;

/** The days that are not what their weekday says; read and checked at start. */
public interface SpecialDays {

    /** Holidays and days off in exchange. */
    Set<LocalDate> daysOff();

    /** Saturdays and Sundays that are worked in exchange for a day off (ngày làm bù). */
    Set<LocalDate> workedWeekendDays();
}
