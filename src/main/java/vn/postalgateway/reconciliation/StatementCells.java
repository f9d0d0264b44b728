package vn.postalgateway.reconciliation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.postalgateway.operator.StatementDialect.AmountMark;
import vn.postalgateway.tariff.Vnd;

/**
 * Reads single cells by declared forms; nothing is guessed per cell. Each method throws {@link
 * IllegalArgumentException} for what
 * does not fit.
 */
final class StatementCells {

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,15}");
    private static final Pattern DOTS = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{3}){1,4}");
    private static final Pattern COMMAS = Pattern.compile("-?[0-9]{1,3}(,[0-9]{3}){1,4}");
    private static final Pattern SERIAL = Pattern.compile("[34567][0-9]{4}");
    private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern DAY_FIRST = Pattern.compile("([0-9]{2})/([0-9]{2})/([0-9]{4})");

    private StatementCells() {
    }

    /**
     * {@code 26000}, {@code 26.000} or {@code 26,000}; marks only in groups of three, so {@code 26.000} is 26000.
     *
     * @param mark which of the marks the operator uses
     */
    static Vnd amount(String text, AmountMark mark) {
        if (PLAIN.matcher(text).matches()) {
            return Vnd.of(Long.parseLong(text));
        }
        if (isMarked(text, mark)) {
            return Vnd.of(Long.parseLong(text.replace(".", "").replace(",", "")));
        }
        throw new IllegalArgumentException("no amount");
    }

    static boolean isAmount(String text, AmountMark mark) {
        return PLAIN.matcher(text).matches() || isMarked(text, mark);
    }

    private static boolean isMarked(String text, AmountMark mark) {
        return (mark == AmountMark.ANY || mark == AmountMark.DOT) && DOTS.matcher(text).matches()
                || (mark == AmountMark.ANY || mark == AmountMark.COMMA) && COMMAS.matcher(text).matches();
    }

    static int grams(String text, AmountMark mark) {
        long grams = amount(text, mark).amount();
        if (grams < 1 || grams > vn.postalgateway.tariff.Grams.MAX) {
            throw new IllegalArgumentException("no weight");
        }
        return (int) grams;
    }

    /** As {@link #date(String)}, or the number of a day as a workbook counts them. */
    static LocalDate date(String text, boolean from1904) {
        if (SERIAL.matcher(text).matches()) {
            return StatementFormat.Sheet.day(Long.parseLong(text), from1904);
        }
        return date(text);
    }

    /** {@code yyyy-MM-dd} or {@code dd/MM/yyyy}. */
    static LocalDate date(String text) {
        Matcher iso = ISO.matcher(text);
        Matcher dayFirst = DAY_FIRST.matcher(text);
        try {
            if (iso.matches()) {
                return LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
            }
            if (dayFirst.matches()) {
                return LocalDate.of(number(dayFirst, 3), number(dayFirst, 2), number(dayFirst, 1));
            }
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException("no such day", noSuchDay);
        }
        throw new IllegalArgumentException("no date");
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
