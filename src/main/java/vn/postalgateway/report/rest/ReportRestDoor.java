package vn.postalgateway.report.rest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.report.AgencyFigures;
import vn.postalgateway.report.QuickReport;
import vn.postalgateway.report.ReportKind;
import vn.postalgateway.report.ReportMaking;
import vn.postalgateway.report.Reports;

/** {@code /api/v1/reports/daily?date=}: a day's quick report, made by hand where it is missing. */
public class ReportRestDoor {

    private static final int DECIMALS = 2;

    private final ReportMaking making;
    private final Reports reports;

    public ReportRestDoor(ReportMaking making, Reports reports) {
        this.making = making;
        this.reports = reports;
    }

    /** 201 if it was made now, 200 if it stood already; what failed to leave is tried again. */
    public Answer make(HttpCall call) {
        ReportMaking.Made made = making.make(day(call)).orElseThrow(() -> wrongDay("has no report: it is no working"
                + " day, its hour has not passed, or there was no order yet"));
        return Answer.json(made.isNew() ? 201 : 200, json(made.report()));
    }

    public Answer show(HttpCall call) {
        return Answer.ok(json(reports.quick(day(call)).orElseThrow(() -> Problem.notFound("report"))));
    }

    private static LocalDate day(HttpCall call) {
        call.query().keySet().stream().filter(name -> !name.equals("date")).findFirst().ifPresent(name -> {
            throw Problem.wrongFields(List.of(new FieldFault("/" + name, "is not a parameter here")));
        });
        try {
            return LocalDate.parse(call.query("date").orElseThrow(() -> wrongDay("is required")));
        } catch (DateTimeParseException noDay) {
            throw wrongDay("must be a day such as 2026-10-05");
        }
    }

    private static Problem wrongDay(String what) {
        return Problem.wrongFields(List.of(new FieldFault("/date", what)));
    }

    private Map<String, Object> json(QuickReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("day", report.day());
        json.put("since", VietnamTime.withOffset(report.since()));
        json.put("asOf", VietnamTime.withOffset(report.asOf()));
        json.put("madeAt", VietnamTime.withOffset(report.madeAt()));
        json.put("latest", report.latest().stream().map(ReportRestDoor::json).toList());
        json.put("month", report.month().stream().map(ReportRestDoor::json).toList());
        json.put("deliveries", reports.deliveries(ReportKind.QUICK, report.day()).stream()
                .map(ReportRestDoor::json).toList());
        return json;
    }

    private static Map<String, Object> json(AgencyFigures figures) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("agencyCode", figures.agencyCode());
        json.put("received", figures.received());
        json.put("returned", figures.returned());
        json.put("results", figures.results());
        json.put("sharePercent", figures.shareOfResults() == null ? null
                : BigDecimal.valueOf(figures.shareOfResults(), DECIMALS));
        json.put("returnedLevel4", figures.level4());
        json.put("returnedLevel3", figures.level3());
        json.put("delivered", figures.delivered());
        json.put("onTime", figures.onTime());
        json.put("failed", figures.failed());
        json.put("sentBack", figures.sentBack());
        json.put("lost", figures.lost());
        json.put("dueSoon", figures.soon());
        json.put("overdue", figures.overdue());
        json.put("citizenChargeVnd", figures.citizen().amount());
        json.put("subsidyVnd", figures.subsidy().amount());
        json.put("collectedVnd", figures.collected().amount());
        return json;
    }

    private static Map<String, Object> json(Reports.Stand stand) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("way", stand.way());
        json.put("state", stand.state());
        json.put("tries", stand.tries());
        json.put("at", VietnamTime.withOffset(stand.at()));
        json.put("reason", stand.reason());
        return json;
    }
}
