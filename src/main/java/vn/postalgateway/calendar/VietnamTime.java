package vn.postalgateway.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;

/** The only place that knows Vietnam's time zone (+07, no daylight saving); the JVM's own zone is never used. */
public final class VietnamTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private VietnamTime() {
    }

    /** The civil day in Vietnam. */
    public static LocalDate dayOf(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    /** The moment at which a civil day in Vietnam begins. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** The moment at which a civil day in Vietnam is over. */
    public static Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    /** The civil month in Vietnam: the period an item belongs to. */
    public static YearMonth monthOf(Instant at) {
        return YearMonth.from(at.atZone(ZONE));
    }

    /** For answers: ISO 8601 with Vietnam's offset. */
    public static OffsetDateTime withOffset(Instant at) {
        return at.atZone(ZONE).toOffsetDateTime();
    }

    /** As {@link #withOffset}; null for null. */
    public static OffsetDateTime withOffsetOrNull(Instant at) {
        return at == null ? null : withOffset(at);
    }
}
