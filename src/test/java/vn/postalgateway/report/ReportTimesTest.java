package vn.postalgateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.SpecialDays;
import vn.postalgateway.calendar.WorkingCalendar;

/** When reports are due: around 16:00, at weekends, holidays and swap days, and after days of standing still. */
class ReportTimesTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate MONDAY = FRIDAY.plusDays(3);
    private static final LocalDate SWAP_SATURDAY = LocalDate.of(2026, 11, 28);
    private static final LocalDate HOLIDAY = LocalDate.of(2026, 11, 25);

    private final ReportTimes times = times(3);

    private static ReportTimes times(int catchUpDays) {
        return new ReportTimes(new WorkingCalendar(new SpecialDays() {
            @Override
            public Set<LocalDate> daysOff() {
                return Set.of(HOLIDAY);
            }

            @Override
            public Set<LocalDate> workedWeekendDays() {
                return Set.of(SWAP_SATURDAY);
            }
        }), LocalTime.of(16, 0), LocalTime.of(7, 30), Duration.ofMinutes(1), catchUpDays);
    }

    private static Instant vietnam(LocalDate day, String time) {
        return Instant.parse(day + "T" + time + "Z").minus(Duration.ofHours(7));
    }

    @Test
    void standsForFourInTheAfternoonInVietnam() {
        assertThat(times.asOf(ReportKind.QUICK, FRIDAY)).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
        assertThat(times.asOf(ReportKind.MORNING, FRIDAY)).isEqualTo(Instant.parse("2026-11-20T00:30:00Z"));
    }

    @Test
    void isDueAMinuteAfterItsHourAndNotBefore() {
        assertThat(times(0).dueBy(vietnam(FRIDAY, "16:00:59.999"), ReportKind.QUICK)).isEmpty();
        assertThat(times(0).dueBy(vietnam(FRIDAY, "16:01:00"), ReportKind.QUICK)).containsExactly(FRIDAY);
        assertThat(times(0).dueBy(vietnam(FRIDAY, "23:59:59"), ReportKind.QUICK)).containsExactly(FRIDAY);
        assertThat(times(0).dueBy(vietnam(FRIDAY.plusDays(1), "00:00:00"), ReportKind.QUICK)).isEmpty();
    }

    @Test
    void leavesOutWeekendsAndHolidaysAndKeepsSwapSaturdays() {
        assertThat(times.dueBy(vietnam(FRIDAY.plusDays(1), "17:00:00"), ReportKind.QUICK)).last().isEqualTo(FRIDAY);
        assertThat(times.dueBy(vietnam(HOLIDAY, "17:00:00"), ReportKind.QUICK)).doesNotContain(HOLIDAY);
        assertThat(times.dueBy(vietnam(SWAP_SATURDAY, "17:00:00"), ReportKind.QUICK)).last().isEqualTo(SWAP_SATURDAY);
        assertThat(times.dueBy(vietnam(HOLIDAY, "08:00:00"), ReportKind.MORNING)).isEmpty();
    }

    @Test
    void makesUpForMissedWorkingDaysAndNoMoreThanAllowed() {
        assertThat(times.dueBy(vietnam(MONDAY, "15:00:00"), ReportKind.QUICK))
                .containsExactly(FRIDAY.minusDays(2), FRIDAY.minusDays(1), FRIDAY);
        assertThat(times.dueBy(vietnam(MONDAY, "16:01:00"), ReportKind.QUICK)).hasSize(4).last().isEqualTo(MONDAY);
    }

    @Test
    void hasNoUseForTheListOfAnotherMorning() {
        assertThat(times.dueBy(vietnam(MONDAY, "07:30:59"), ReportKind.MORNING)).isEmpty();
        assertThat(times.dueBy(vietnam(MONDAY, "07:31:00"), ReportKind.MORNING)).containsExactly(MONDAY);
    }

    @Test
    void beginsWhereTheReportOfTheWorkingDayBeforeEnded() {
        assertThat(times.since(MONDAY)).isEqualTo(times.asOf(ReportKind.QUICK, FRIDAY));
        assertThat(times.since(HOLIDAY.plusDays(1))).isEqualTo(times.asOf(ReportKind.QUICK, HOLIDAY.minusDays(1)));
        assertThat(times.soonTo(FRIDAY)).isEqualTo(MONDAY.plusDays(1));
    }
}
