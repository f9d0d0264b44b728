package vn.postalgateway.order.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import vn.postalgateway.calendar.VietnamTime;

/** A moment that a search names: a day of Vietnam stands for its beginning. */
final class AskedTime {

    static final String FORM = "a day yyyy-MM-dd in Vietnam or a time with offset (+ is written %2B)";

    private AskedTime() {
    }

    /** @throws java.time.DateTimeException for any other form */
    static Instant of(String text) {
        return text.length() == "yyyy-MM-dd".length()
                ? LocalDate.parse(text).atStartOfDay(VietnamTime.ZONE).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}
