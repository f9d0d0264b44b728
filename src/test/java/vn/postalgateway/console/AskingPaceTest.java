package vn.postalgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.MovingClock;

/** Trying digits is slow, and holds no memory. */
class AskingPaceTest {

    private final MovingClock clock = new MovingClock(Instant.parse("2026-10-05T01:00:00Z"));
    private final AskingPace pace = new AskingPace(3, Duration.ofMinutes(10), clock);

    @Test
    void letsOneAskSoOftenAndSaysHowLongToWaitThen() {
        for (int i = 0; i < 3; i++) {
            assertThat(pace.ask("H27.12-261001-0001")).isEmpty();
        }
        clock.pass(Duration.ofMinutes(4));

        assertThat(pace.ask("H27.12-261001-0001")).contains(Duration.ofMinutes(6));
        assertThat(pace.ask("H27.12-261001-0002")).isEmpty();
    }

    @Test
    void beginsAnewWhenTheStretchIsOver() {
        for (int i = 0; i < 5; i++) {
            pace.ask("one");
        }
        clock.pass(Duration.ofMinutes(10));

        assertThat(pace.ask("one")).isEmpty();
        assertThat(pace.ask("one")).isEmpty();
        assertThat(pace.ask("one")).isEmpty();
        assertThat(pace.ask("one")).isPresent();
    }

    @Test
    void forgetsTheOldestOfTooManyKeysAndNoOther() {
        for (int i = 0; i < 3; i++) {
            pace.ask("oldest");
        }
        for (int i = 0; i < 3; i++) {
            pace.ask("younger");
        }
        for (int other = 0; other < 49_999; other++) {
            pace.ask("other " + other);
        }

        assertThat(pace.ask("younger")).isPresent();
        assertThat(pace.ask("oldest")).isEmpty();
    }

    @Test
    void countsNothingWhereAnyNumberIsAllowed() {
        AskingPace free = new AskingPace(0, Duration.ofMinutes(10), clock);

        for (int i = 0; i < 1_000; i++) {
            assertThat(free.ask("one")).isEmpty();
        }
    }
}
