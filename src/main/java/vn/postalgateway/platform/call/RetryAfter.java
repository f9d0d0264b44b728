package vn.postalgateway.platform.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The header with which a busy post asks for a pause: seconds, or an HTTP date. */
public final class RetryAfter {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private RetryAfter() {
    }

    /** Null where none is asked for; what cannot be read counts as not given, what is too long is cut. */
    public static Duration read(String header, Clock clock) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        try {
            Duration pause = value.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(clock.instant(), httpDate(value));
            return pause.isNegative() ? Duration.ZERO : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private static Instant httpDate(String value) {
        return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
