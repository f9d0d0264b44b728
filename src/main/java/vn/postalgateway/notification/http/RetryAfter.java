package vn.postalgateway.notification.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/** The pause that a partner asks for: seconds, or the time until which it wants to be left alone. */
final class RetryAfter {

    private static final Set<Integer> ASKING = Set.of(429, 503);
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {
    }

    /** Null if it asks for none, or in a form that nobody knows. */
    static Duration of(HttpResponse answer, Instant now) {
        Header header = answer.getFirstHeader("Retry-After");
        if (header == null || !ASKING.contains(answer.getCode())) {
            return null;
        }
        String text = header.getValue().strip();
        if (text.matches("\\d{1," + MOST_DIGITS + "}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Duration until = Duration.between(now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return until.isNegative() ? null : until;
        } catch (DateTimeException unknownForm) {
            return null;
        }
    }
}
