package vn.postalgateway.console.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.report.AgencyFigures;
import vn.postalgateway.report.ReportColumn;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/**
 * How numbers and times look on a page: {@code 1.234.567 đ} in Vietnamese, {@code 1,234,567 VND} in English as in the
 * sentences beside them, {@code 05/10/2026 09:30:12} in both.
 */
final class PageFormat {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm, dd/MM/yyyy");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy");
    private static final DateTimeFormatter SHORT_MONTH = DateTimeFormatter.ofPattern("MM/yy");
    private static final String MINUS = "\u2212";
    private static final String UNKNOWN = "\u2013";

    private final boolean english;

    PageFormat(Locale language) {
        this.english = language.getLanguage().equals("en");
    }

    /** Digits in groups of three, parted by points, in English by commas. */
    public String number(long value) {
        StringBuilder digits = new StringBuilder(Long.toString(value).replace("-", ""));
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, english ? ',' : '.');
        }
        return value < 0 ? MINUS + digits : digits.toString();
    }

    public String vnd(Vnd amount) {
        return number(amount.amount()) + (english ? "\u00a0VND" : "\u00a0đ");
    }

    /** With its sign, for differences. */
    public String signed(Vnd amount) {
        return amount.amount() > 0 ? "+" + vnd(amount) : vnd(amount);
    }

    /** With its sign, for changes. */
    public String signedNumber(long value) {
        return value > 0 ? "+" + number(value) : number(value);
    }

    /** Without its sign, for widths of bars. */
    public long size(Vnd amount) {
        return Math.abs(amount.amount());
    }

    public String moment(Instant at) {
        return MOMENT.format(at.atZone(VietnamTime.ZONE));
    }

    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /** Without the seconds. */
    public String minute(Instant at) {
        return MINUTE.format(at.atZone(VietnamTime.ZONE));
    }

    public String time(Instant at) {
        return TIME.format(at.atZone(VietnamTime.ZONE));
    }

    /** For the {@code datetime} attribute. */
    public String iso(Instant at) {
        return VietnamTime.withOffset(at).toString();
    }

    /** Hundredths of a percent. */
    public String percent(long hundredths) {
        return ReportColumn.percent(hundredths).in(language());
    }

    /** With its sign, for changes. */
    public String signedPercent(long hundredths) {
        return (hundredths < 0 ? MINUS : hundredths > 0 ? "+" : "") + percent(Math.abs(hundredths));
    }

    /** Hundredths of a percent, without them: for the marks of a scale. */
    public String wholePercent(long hundredths) {
        return hundredths / 100 + " %";
    }

    /** One cell of the quick report. */
    public String figure(ReportColumn column, AgencyFigures figures) {
        Long value = column.of(figures);
        if (value == null) {
            return UNKNOWN;
        }
        return column.unit() == ReportColumn.Unit.SHARE ? percent(value) : number(value);
    }

    /** One cell of a statement as it is kept, by the name of its column. */
    public String cell(String column, String kept) {
        return switch (column) {
            case "tariffVnd", "citizenPaidVnd", "claimedVnd", "collectedFeeVnd" -> vnd(Vnd.of(Long.parseLong(kept)));
            case "acceptedOn", "finalOn" -> day(LocalDate.parse(kept));
            case "service" -> DeliveryService.valueOf(kept).wording().in(language());
            case "zone" -> Zone.valueOf(kept).wording().in(language());
            default -> kept;
        };
    }

    private String language() {
        return english ? "en" : "vi";
    }

    public String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** Where there is little room. */
    public String shortMonth(YearMonth month) {
        return SHORT_MONTH.format(month);
    }

    /** The part in thousandths of the whole, for widths of bars; 0 where there is no whole. */
    public long share(long part, long whole) {
        return whole <= 0 ? 0 : Math.max(0, part) * 1000 / whole;
    }

    public long share(Vnd part, Vnd whole) {
        return share(part.amount(), whole.amount());
    }

    /** As {@link #share(long, long)}, but what is there at all stays visible. */
    public long visibleShare(long part, long whole) {
        return part <= 0 ? 0 : Math.max(8, share(part, whole));
    }

    public long largest(Collection<Long> values) {
        return values.stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
