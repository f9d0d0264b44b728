package vn.postalgateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.postalgateway.operator.EventTimes;

class EventTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-10-05T09:30:00+07:00, 2026-10-05T02:30:00Z",
        "2026-10-05T02:30:00Z, 2026-10-05T02:30:00Z",
        "2026-10-05T09:30:00, 2026-10-05T02:30:00Z",
        "2026-10-05 09:30:00, 2026-10-05T02:30:00Z",
        "2026-10-05T09:30, 2026-10-05T02:30:00Z",
        "05/10/2026 09:30:00, 2026-10-05T02:30:00Z",
        "2026-10-05T09:30:00.1234567891234+07:00, 2026-10-05T02:30:00.123456Z",
        "2026-10-05T09:30:00.5+0700, 2026-10-05T02:30:00.500Z"
    })
    void readsTimesAsPostsWriteThem(String written, Instant meant) {
        assertThat(read(written)).map(EventTime::at).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/2026 10:00:00", "2026-13-01T10:00:00Z", "2026-10-05T25:00:00Z",
        "2026-10-05T10:00:00+99:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void keepsATimeThatDoesNotExistAsItWasWritten(String written) {
        assertThat(read(written)).contains(new EventTime(written, null));
    }

    @Test
    void refusesWhatHasNoFormOfATime() {
        assertThat(read("yesterday")).isEmpty();
        assertThat(read("1759631400")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-10-05T09:30:00+07:00, ISO_WITH_ZONE", "2026-10-05T09:30:00, ISO_LOCAL",
        "05/10/2026 09:30:00, DAY_FIRST"})
    void takesOnlyTheFormsThatTheOperatorMayUse(String written, EventTimes.Form form) {
        assertThat(EventTime.read(written, Set.of(form))).isPresent();
        assertThat(EventTime.read(written, EnumSet.complementOf(EnumSet.of(form)))).isEmpty();
    }

    private static Optional<EventTime> read(String written) {
        return EventTime.read(written, EventTimes.LENIENT.forms());
    }
}
