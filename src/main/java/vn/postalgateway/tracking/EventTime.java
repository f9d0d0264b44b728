package vn.postalgateway.tracking;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.operator.EventTimes;

/**
 * The time in an event: ISO 8601 with an offset; without one, or as {@code dd/MM/yyyy HH:mm:ss}, it is Vietnam's time,
 * as the post's systems send it. Fractions may have any length and are cut to microseconds, which is what the database
 * keeps.
 *
 * @param at null for a time that has the form but does not exist, such as 31 February, or lies outside 2000 to 2100; in
 *           microseconds
 */
public record EventTime(String written, Instant at) {

    private static final String CLOCK = "([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?";
    private static final Pattern ISO = Pattern.compile(
            "([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]" + CLOCK + " ?([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?");
    private static final Pattern LOCAL = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}) +" + CLOCK);

    /**
     * Empty for a text that has none of the forms.
     *
     * @param forms those that the operator may use
     */
    public static Optional<EventTime> read(String text, Set<EventTimes.Form> forms) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            boolean taken = forms.contains(iso.group(8) == null ? EventTimes.Form.ISO_LOCAL
                    : EventTimes.Form.ISO_WITH_ZONE);
            return taken ? Optional.of(new EventTime(text, instant(iso, 1, 2, 3, iso.group(8)))) : Optional.empty();
        }
        Matcher local = LOCAL.matcher(text);
        return forms.contains(EventTimes.Form.DAY_FIRST) && local.matches()
                ? Optional.of(new EventTime(text, instant(local, 3, 2, 1, null))) : Optional.empty();
    }

    /** Whether the time can be placed among others. */
    public boolean exists() {
        return at != null;
    }

    private static Instant instant(Matcher m, int year, int month, int day, String offset) {
        try {
            LocalDateTime local = LocalDateTime.of(number(m.group(year)), number(m.group(month)), number(m.group(day)),
                    number(m.group(4)), number(m.group(5)), number(m.group(6)), micros(m.group(7)) * 1_000);
            if (local.getYear() < 2000 || local.getYear() > 2100) {
                return null;
            }
            ZoneId zone = offset == null ? VietnamTime.ZONE : ZoneOffset.of(offset.toUpperCase(Locale.ROOT));
            return local.atZone(zone).toInstant();
        } catch (DateTimeException thereIsNoSuchTime) {
            return null;
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int micros(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000").substring(0, 6));
    }
}
