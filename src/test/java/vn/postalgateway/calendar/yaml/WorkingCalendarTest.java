package vn.postalgateway.calendar.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.calendar.SpecialDays;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.platform.config.ConfigFault;

class WorkingCalendarTest {

    private static final WorkingCalendar VIETNAM = new WorkingCalendar(new YamlSpecialDays("config"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-02,1,2026-11-03", "2026-11-06,1,2026-11-09", "2026-11-07,1,2026-11-09", "2026-11-08,2,2026-11-10",
        "2026-11-04,5,2026-11-11", "2026-11-04,0,2026-11-04",
        "2026-02-13,1,2026-02-23", "2026-02-12,2,2026-02-23", "2026-02-16,1,2026-02-23",
        "2026-04-24,1,2026-04-28", "2026-04-29,1,2026-05-04", "2026-08-31,1,2026-09-03",
        "2025-12-31,1,2026-01-02", "2026-12-31,1,2027-01-04", "2025-08-29,1,2025-09-03"})
    void countsNeitherWeekendsNorHolidays(LocalDate start, int days, LocalDate expected) {

        assertThat(VIETNAM.plusWorkingDays(start, days)).isEqualTo(expected);
    }

    @Test
    void countsASaturdayThatIsWorkedInExchangeForADayOff() {
        LocalDate friday = LocalDate.of(2026, 1, 2);
        LocalDate saturday = LocalDate.of(2026, 1, 10);
        WorkingCalendar exchanged = new WorkingCalendar(new SpecialDays() {
            @Override
            public Set<LocalDate> daysOff() {
                return Set.of(friday);
            }

            @Override
            public Set<LocalDate> workedWeekendDays() {
                return Set.of(saturday);
            }
        });

        assertThat(exchanged.isWorkingDay(friday)).isFalse();
        assertThat(exchanged.isWorkingDay(saturday)).isTrue();
        assertThat(exchanged.plusWorkingDays(LocalDate.of(2026, 1, 9), 1)).isEqualTo(saturday);
    }

    @Test
    void hasWeekendsOnlyInAYearThatNoFileCovers() {

        assertThat(VIETNAM.plusWorkingDays(LocalDate.of(2031, 1, 1), 2)).isEqualTo(LocalDate.of(2031, 1, 3));
    }

    @Test
    void refusesToCountBackwards() {

        assertThatThrownBy(() -> VIETNAM.plusWorkingDays(LocalDate.of(2026, 1, 5), -1))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "daysOff: [{ from: 2025-12-31, name: x }] | daysOff.0.from does not lie in 2026",
        "daysOff: [{ from: 2026-05-02, to: 2026-05-01, name: x }] | daysOff.0.to lies before from: 2026-05-01",
        "daysOff: [{ from: 2026-05-01, name: x }, { from: 2026-05-01, name: y }] | "
            + "daysOff.1 names a day off that another row names: 2026-05-01",
        "daysOff: [{ from: 2026-05-01, name: x }]\\nworkedWeekendDays: [{ date: 2026-05-04, name: y }] | "
            + "workedWeekendDays.0.date is no Saturday or Sunday: 2026-05-04",
        "daysOff: [{ from: 2026-05-02, name: x }]\\nworkedWeekendDays: [{ date: 2026-05-02, name: y }] | "
            + "workedWeekendDays.0.date stands twice, or is a day off as well: 2026-05-02",
        "daysOff: [] | daysOff must hold at least one element",
        "holidays: [] | holidays is not known here; known are year, source, daysOff, workedWeekendDays"})
    void isRefusedInOneLineWhenFaulty(String rows, String expected, @TempDir Path config) throws IOException {
        Path file = Files.createDirectories(config.resolve("calendars")).resolve("vietnam-2026.yaml");
        Files.writeString(file, "year: 2026\nsource: x\n" + rows.replace("\\n", "\n"));

        assertThatThrownBy(() -> new YamlSpecialDays(config.toString())).isInstanceOf(ConfigFault.class)
            .message().startsWith(file + ": line ").contains(": " + expected);
    }

    @Test
    void isRefusedWhenTwoFilesCoverOneYear(@TempDir Path config) throws IOException {
        Path folder = Files.createDirectories(config.resolve("calendars"));
        String year = "year: 2026\nsource: x\ndaysOff: [{ from: 2026-05-01, name: x }]\n";
        Files.writeString(folder.resolve("a.yaml"), year);
        Files.writeString(folder.resolve("b.yaml"), year);

        assertThatThrownBy(() -> new YamlSpecialDays(config.toString()))
            .hasMessage(folder.resolve("b.yaml") + ": line 1: year is already covered by calendars/a.yaml");
    }
}
