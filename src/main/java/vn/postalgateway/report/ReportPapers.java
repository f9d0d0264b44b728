package vn.postalgateway.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.order.AgencyNames;
import vn.postalgateway.reconciliation.TableFormat;
import vn.postalgateway.reconciliation.TableFormat.Column;

/** Reports as files for a spreadsheet, in Vietnamese; what the columns count stands below them. */
public final class ReportPapers {

    private static final int MOST_DUE = 50_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    private final ReportMaking making;
    private final Reports reports;
    private final AgencyNames agencies;
    private final TableFormat format;

    public ReportPapers(ReportMaking making, Reports reports, AgencyNames agencies, TableFormat format) {
        this.making = making;
        this.reports = reports;
        this.agencies = agencies;
        this.format = format;
    }

    /** Of letters, digits and dashes. */
    public static String nameOf(ReportKind kind, LocalDate day) {
        return (kind == ReportKind.QUICK ? "bao-cao-nhanh-" : "danh-sach-den-han-") + day + ".xlsx";
    }

    /** A report that is on its way. */
    public void write(Reports.Delivery delivery, OutputStream out) throws IOException {
        if (delivery.kind() == ReportKind.QUICK) {
            write(reports.quick(delivery.day()).orElseThrow(), out);
        } else {
            writeDue(delivery.asOf(), out);
        }
    }

    private record Line(String span, String agency, AgencyFigures figures) { }

    public void write(QuickReport report, OutputStream out) throws IOException {
        List<Column<Line>> columns = new ArrayList<>(List.of(Column.text("Kỳ số liệu", Line::span),
                Column.text("Cơ quan", Line::agency), Column.text("Tên cơ quan", line -> name(line.agency()))));
        Arrays.stream(ReportColumn.values()).map(ReportPapers::column).forEach(columns::add);
        try (TableFormat.Table<Line> table = format.begin("bao-cao-nhanh", columns, out)) {
            String until = " đến " + moment(report.asOf());
            for (Line line : lines("Từ " + moment(report.since()) + until, report.latest()).toList()) {
                table.row(line);
            }
            for (Line line : lines("Từ " + DAY.format(report.day().withDayOfMonth(1)) + until, report.month())
                    .toList()) {
                table.row(line);
            }
            for (ReportColumn column : ReportColumn.values()) {
                table.row(new Line(column.heading().vi() + ": " + column.meaning().vi() + ".", null, null));
            }
        }
    }

    private static Stream<Line> lines(String span, List<AgencyFigures> agencies) {
        return Stream.concat(agencies.stream().map(each -> new Line(span, each.agencyCode(), each)),
                Stream.of(new Line(span, "Cộng", QuickReport.sum(agencies))));
    }

    private static Column<Line> column(ReportColumn column) {
        String heading = column.heading().vi();
        return switch (column.unit()) {
            case SHARE -> Column.text(heading, line -> value(column, line) == null ? null
                    : ReportColumn.percent(value(column, line)).vi());
            case VND -> Column.amount(heading, line -> value(column, line));
            default -> Column.number(heading, line -> value(column, line));
        };
    }

    private static Long value(ReportColumn column, Line line) {
        return line.figures() == null ? null : column.of(line.figures());
    }

    /** What is overdue and due soon as of a moment. */
    public void writeDue(Instant asOf, OutputStream out) throws IOException {
        List<Column<DueItem>> columns = List.of(Column.text("Cơ quan", DueItem::agencyCode),
                Column.text("Tên cơ quan", item -> name(item.agencyCode())),
                Column.text("Mã hồ sơ", item -> String.join(" ", item.dossiers())),
                Column.text("Số hiệu bưu gửi", DueItem::itemCode),
                Column.text("Dịch vụ", item -> item.service().name()),
                Column.text("Đang ở đâu", item -> item.movement().name()),
                Column.text("Ngày hẹn", item -> DAY.format(item.promisedBy())),
                Column.text("Hạn", item -> item.overdue() ? "Quá hạn" : "Sắp đến hạn"),
                Column.text("Mã đơn", DueItem::orderId));
        try (TableFormat.Table<DueItem> table = format.begin("den-han", columns, out)) {
            for (DueItem item : making.due(asOf, MOST_DUE)) {
                table.row(item);
            }
        }
    }

    private String name(String agencyCode) {
        return agencyCode == null ? null : agencies.of(agencyCode);
    }

    private static String moment(Instant at) {
        return MOMENT.format(at.atZone(VietnamTime.ZONE));
    }
}
