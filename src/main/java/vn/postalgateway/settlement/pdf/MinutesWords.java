package vn.postalgateway.settlement.pdf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.SigningParties;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.settlement.AnnexLine;
import vn.postalgateway.settlement.DongInWords;
import vn.postalgateway.settlement.PaperHead;
import vn.postalgateway.settlement.PaperWords;
import vn.postalgateway.tariff.Vnd;

/** What the template asks for: sums, dates and names as the minutes say them. */
public final class MinutesWords {

    private static final int LONGEST_CELL = 240;
    private static final String BLANK = "…………………………………………";

    private final PaperHead head;

    MinutesWords(PaperHead head) {
        this.head = head;
    }

    public String vnd(Vnd vnd) {
        return PaperWords.amount(vnd);
    }

    public String words(Vnd vnd) {
        return DongInWords.of(vnd);
    }

    public String count(long count) {
        return PaperWords.amount(Vnd.of(count));
    }

    public String month(YearMonth month) {
        return PaperWords.month(month);
    }

    public String day(LocalDate day) {
        return PaperWords.day(day);
    }

    public String moment(Instant at) {
        return PaperWords.moment(at);
    }

    public String outcome(Outcome outcome) {
        return PaperWords.of(outcome);
    }

    public String result(AnnexLine line) {
        return PaperWords.result(line);
    }

    /** What was decided about a line, and why. */
    public String decision(AnnexLine.Decided decided) {
        String action = capital(PaperWords.of(decided.action()));
        return decided.reason() == null ? action : action + ": " + brief(decided.reason());
    }

    /** As a sentence's beginning. */
    public String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What a table's cell takes; the annex has all of it. */
    public String brief(String text) {
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "…";
    }

    /** Dots to write on where nothing is known. */
    public String orBlank(String text) {
        return text == null ? BLANK : text;
    }

    /** "10-2026/BBĐS-BCCI". */
    public String number() {
        YearMonth period = head.period();
        return "%02d-%d/%s".formatted(period.getMonthValue(), period.getYear(), parties().number());
    }

    /** "Hà Tĩnh, ngày 05 tháng 11 năm 2026"; dots until the period is approved. */
    public String placeAndDay() {
        String place = parties().place() == null ? "……………" : parties().place();
        if (head.isDraft()) {
            return place + ", ngày … tháng … năm ……";
        }
        LocalDate day = VietnamTime.dayOf(head.approval().at());
        // As Decree 30/2020/NĐ-CP has it: a zero before days below 10 and months below 3.
        return "%s, ngày %02d tháng %s năm %d".formatted(place, day.getDayOfMonth(),
                day.getMonthValue() < 3 ? "0" + day.getMonthValue() : day.getMonthValue(), day.getYear());
    }

    private SigningParties parties() {
        return head.letterhead().parties();
    }
}
