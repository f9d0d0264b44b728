package vn.postalgateway.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.postalgateway.calendar.VietnamTime;

/** Makes reports when their hour has passed, missed ones too, and by hand. */
public final class ReportMaking {

    private final ReportFigures figures;
    private final AgencyVolumes volumes;
    private final Reports reports;
    private final ReportTimes times;
    private final Set<Reports.Way> ways;
    private final Clock clock;

    /** @param ways where each report goes to */
    public ReportMaking(ReportFigures figures, AgencyVolumes volumes, Reports reports, ReportTimes times,
                        Set<Reports.Way> ways, Clock clock) {
        this.figures = figures;
        this.volumes = volumes;
        this.reports = reports;
        this.times = times;
        this.ways = Set.copyOf(ways);
        this.clock = clock;
    }

    /** Makes what is due and not there yet; there is nothing to report of days before the first order. */
    public void makeDue() {
        Instant now = clock.instant();
        Optional<LocalDate> first = figures.firstDay();
        if (first.isEmpty()) {
            return;
        }
        times.dueBy(now, ReportKind.QUICK).stream().filter(day -> !day.isBefore(first.get()))
                .filter(day -> !reports.isMade(ReportKind.QUICK, day))
                .forEach(day -> reports.keep(figuresOf(day, times.asOf(ReportKind.QUICK, day)), ways));
        times.dueBy(now, ReportKind.MORNING).stream().filter(day -> !reports.isMade(ReportKind.MORNING, day))
                .forEach(day -> reports.announce(day, times.asOf(ReportKind.MORNING, day), now, ways));
    }

    /** A report that was made by hand, or stood already. */
    public record Made(QuickReport report, boolean isNew) { }

    /**
     * A day's report: the one that was made, or else it is made now, as of the hour of that day. Ways on which it
     * failed to go are tried again.
     *
     * @return empty if the day has none: no working day, its hour has not passed, or there was no order yet
     */
    public Optional<Made> make(LocalDate day) {
        Instant now = clock.instant();
        if (!times.isOver(ReportKind.QUICK, day, now) || figures.firstDay().filter(first -> !day.isBefore(first))
                .isEmpty()) {
            return Optional.empty();
        }
        boolean isNew = !reports.isMade(ReportKind.QUICK, day)
                && reports.keep(figuresOf(day, times.asOf(ReportKind.QUICK, day)), ways);
        if (!isNew) {
            reports.tryAgain(ReportKind.QUICK, day, now);
        }
        return reports.quick(day).map(report -> new Made(report, isNew));
    }

    /** How today stands at this moment; nothing is kept. */
    public QuickReport soFar() {
        Instant now = clock.instant();
        return figuresOf(VietnamTime.dayOf(now), now);
    }

    /** What is overdue and due soon, as of a moment. */
    public List<DueItem> due(Instant asOf, int most) {
        LocalDate day = VietnamTime.dayOf(asOf);
        return figures.due(asOf, day, times.soonTo(day), most);
    }

    private QuickReport figuresOf(LocalDate day, Instant asOf) {
        List<AgencyFigures> due = figures.dueCounts(asOf, day, times.soonTo(day));
        YearMonth month = YearMonth.from(day);
        Instant since = times.since(day);
        return new QuickReport(day, since, asOf, clock.instant(),
                together(figures.told(since, asOf), due, Map.of()),
                together(figures.told(VietnamTime.startOf(month.atDay(1)), asOf), due, volumes.of(month, asOf)));
    }

    private static List<AgencyFigures> together(List<AgencyFigures> told, List<AgencyFigures> due,
                                                Map<String, Long> results) {
        Map<String, AgencyFigures> agencies = new TreeMap<>();
        told.forEach(each -> agencies.put(each.agencyCode(), each));
        due.forEach(each -> agencies.merge(each.agencyCode(), each, AgencyFigures::plus));
        results.forEach((agency, all) -> agencies.merge(agency, AgencyFigures.none(agency).withResults(all),
                AgencyFigures::plus));
        return List.copyOf(agencies.values());
    }
}
