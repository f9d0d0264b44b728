package vn.postalgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.MovingClock;

/** Guessing passwords is slow. */
class SignInPauseTest {

    private final MovingClock clock = new MovingClock(Instant.parse("2026-10-05T01:00:00Z"));
    private final SignInPause pause = new SignInPause(3, Duration.ofMinutes(1), clock);

    private void wrong(String name, int times) {
        for (int i = 0; i < times; i++) {
            pause.wrong(name);
        }
    }

    @Test
    void makesANameWaitAfterSoManyWrongPasswordsAndNoOther() {
        wrong("clerk", 2);
        boolean before = pause.mustWait("clerk");
        wrong("clerk", 1);

        assertThat(before).isFalse();
        assertThat(pause.mustWait("clerk")).isTrue();
        assertThat(pause.mustWait("approver")).isFalse();
    }

    @Test
    void letsItTryAgainAfterThePauseAndMakesItWaitAtTheNextMistake() {
        wrong("clerk", 3);

        clock.pass(Duration.ofMinutes(1));
        boolean afterwards = pause.mustWait("clerk");
        wrong("clerk", 1);

        assertThat(afterwards).isFalse();
        assertThat(pause.mustWait("clerk")).isTrue();
    }

    @Test
    void forgetsWhatWasWrongOnceAPasswordIsRight() {
        wrong("clerk", 2);
        pause.right("clerk");
        wrong("clerk", 2);

        assertThat(pause.mustWait("clerk")).isFalse();
    }

    @Test
    void neverMakesAnybodyWaitWhereNoNumberIsSet() {
        SignInPause none = new SignInPause(0, Duration.ofMinutes(1), clock);
        for (int i = 0; i < 100; i++) {
            none.wrong("clerk");
        }

        assertThat(none.mustWait("clerk")).isFalse();
    }

    @Test
    void remembersNoMoreNamesThanFitTheMemory() {
        wrong("clerk", 3);
        for (int i = 0; i < 10_000; i++) {
            pause.wrong("guess-" + i);
        }

        assertThat(pause.mustWait("clerk")).as("the oldest is forgotten").isFalse();
    }
}
