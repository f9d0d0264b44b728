package vn.postalgateway.console.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.report.AgencyFigures;
import vn.postalgateway.report.DueItem;
import vn.postalgateway.report.QuickReport;
import vn.postalgateway.report.ReportColumn;
import vn.postalgateway.report.ReportColumn.Unit;
import vn.postalgateway.report.ReportKind;
import vn.postalgateway.report.ReportMaking;
import vn.postalgateway.report.ReportPapers;
import vn.postalgateway.report.Reports;

/** The daily reports: the figures of 16:00 day by day, today's so far, and what is due. */
@Controller
class ReportController {

    private static final String PLACE = "/console/finance/reports";
    private static final int MOST_DAYS = 60;
    private static final int MOST_DUE = 120;

    private final ReportMaking making;
    private final Reports reports;
    private final ReportPapers papers;
    private final Clock clock;

    ReportController(ReportMaking making, Reports reports, ReportPapers papers, Clock clock) {
        this.making = making;
        this.reports = reports;
        this.papers = papers;
        this.clock = clock;
    }

    /** Columns that stand in one table. */
    record Group(String name, Set<ReportColumn> columns) {

        static List<Group> all() {
            Set<ReportColumn> items = EnumSet.noneOf(ReportColumn.class);
            Set<ReportColumn> money = EnumSet.noneOf(ReportColumn.class);
            for (ReportColumn column : ReportColumn.values()) {
                if (column.unit() == Unit.ITEMS) {
                    items.add(column);
                } else if (column.unit() == Unit.VND) {
                    money.add(column);
                }
            }
            Set<ReportColumn> results = EnumSet.allOf(ReportColumn.class);
            results.removeAll(items);
            results.removeAll(money);
            return List.of(new Group("results", results), new Group("items", items), new Group("money", money));
        }
    }

    /** @param day null: today as it stands now */
    @GetMapping(PLACE)
    String show(@RequestParam(name = "day", required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate day,
                @RequestParam(name = "latest", defaultValue = "false") boolean latest, Model model) {
        QuickReport report = day == null ? making.soFar() : kept(day);
        List<AgencyFigures> agencies = latest ? report.latest() : report.month();
        model.addAttribute("report", report);
        model.addAttribute("day", day);
        model.addAttribute("days", reports.quickDays(MOST_DAYS));
        model.addAttribute("latest", latest);
        model.addAttribute("agencies", agencies);
        model.addAttribute("sum", QuickReport.sum(agencies));
        model.addAttribute("telling", QuickReport.sumOfTelling(agencies));
        model.addAttribute("groups", Group.all());
        model.addAttribute("columns", ReportColumn.values());
        model.addAttribute("deliveries", day == null ? List.of() : reports.deliveries(ReportKind.QUICK, day));
        return "console/report";
    }

    @GetMapping(PLACE + "/{day}/report.xlsx")
    ResponseEntity<Resource> workbook(@PathVariable("day") @DateTimeFormat(iso = ISO.DATE) LocalDate day) {
        QuickReport report = kept(day);
        return Download.of(ReportPapers.nameOf(ReportKind.QUICK, day), out -> papers.write(report, out));
    }

    /** By hand, where it is missing; and once more on the ways where it failed to go. */
    @PostMapping(PLACE)
    String make(@RequestParam("day") @DateTimeFormat(pattern = "dd/MM/uuuu") LocalDate day, RedirectAttributes next) {
        Optional<ReportMaking.Made> made = making.make(day);
        next.addFlashAttribute("made", made.isPresent());
        return "redirect:" + PLACE + made.map(each -> "?day=" + day).orElse("");
    }

    @GetMapping(PLACE + "/due")
    String due(Model model) {
        List<DueItem> due = making.due(clock.instant(), MOST_DUE + 1);
        model.addAttribute("now", clock.instant());
        model.addAttribute("due", due.subList(0, Math.min(MOST_DUE, due.size())));
        model.addAttribute("more", due.size() > MOST_DUE);
        return "console/due";
    }

    @GetMapping(PLACE + "/due.xlsx")
    ResponseEntity<Resource> dueWorkbook() {
        return Download.of(ReportPapers.nameOf(ReportKind.MORNING, VietnamTime.dayOf(clock.instant())),
                out -> papers.writeDue(clock.instant(), out));
    }

    private QuickReport kept(LocalDate day) {
        return reports.quick(day).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
