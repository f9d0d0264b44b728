package vn.postalgateway.calendar.yaml;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.postalgateway.calendar.SpecialDays;
import vn.postalgateway.platform.config.ConfigFolder;
import vn.postalgateway.platform.config.ConfigNode;

/** The days of {@code config/calendars}, one file per year. */
@Component("specialDays")
public final class YamlSpecialDays implements SpecialDays {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final Map<Integer, String> fileOfYear = new HashMap<>();
    private final Set<LocalDate> daysOff = new HashSet<>();
    private final Set<LocalDate> workedWeekendDays = new HashSet<>();

    public YamlSpecialDays(@Value("${gateway.config-folder:config}") String configFolder) {
        new ConfigFolder(configFolder, "calendars").read(this::take);
    }

    @Override
    public Set<LocalDate> daysOff() {
        return Set.copyOf(daysOff);
    }

    @Override
    public Set<LocalDate> workedWeekendDays() {
        return Set.copyOf(workedWeekendDays);
    }

    private Integer take(ConfigNode file) {
        file.withKeys("year", "source", "daysOff", "workedWeekendDays");
        file.at("source").text();
        int year = file.at("year").wholeInt(2000, 2100);
        String other = fileOfYear.put(year, file.file());
        if (other != null) {
            throw file.at("year").fault("is already covered by " + other);
        }
        file.at("daysOff").elements().forEach(row -> takeDaysOff(row, year));
        optionalRows(file).forEach(row -> takeWorked(row, year));
        return year;
    }

    private static List<ConfigNode> optionalRows(ConfigNode file) {
        return file.maybe("workedWeekendDays").map(ConfigNode::elements).orElse(List.of());
    }

    private void takeDaysOff(ConfigNode row, int year) {
        row.withKeys("from", "to", "name").at("name").text();
        LocalDate from = dayOf(row.at("from"), year);
        LocalDate to = row.maybe("to").map(node -> dayOf(node, year)).orElse(from);
        if (to.isBefore(from)) {
            throw row.at("to").fault("lies before from: " + to);
        }
        from.datesUntil(to.plusDays(1)).forEach(day -> {
            if (!daysOff.add(day)) {
                throw row.fault("names a day off that another row names: " + day);
            }
        });
    }

    private void takeWorked(ConfigNode row, int year) {
        row.withKeys("date", "name").at("name").text();
        LocalDate day = dayOf(row.at("date"), year);
        if (!WEEKEND.contains(day.getDayOfWeek())) {
            throw row.at("date").fault("is no Saturday or Sunday: " + day);
        }
        if (daysOff.contains(day) || !workedWeekendDays.add(day)) {
            throw row.at("date").fault("stands twice, or is a day off as well: " + day);
        }
    }

    private static LocalDate dayOf(ConfigNode node, int year) {
        return Optional.of(node.date()).filter(day -> day.getYear() == year)
            .orElseThrow(() -> node.fault("does not lie in " + year));
    }
}
