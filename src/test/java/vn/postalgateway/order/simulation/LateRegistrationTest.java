package vn.postalgateway.order.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * An operator that registers an order only long after its settling time breaks the assumption that "at most one postal
 * order" stands on. What then can be done is done: every second item that anybody names to us is cancelled at the post
 * and flagged, and the order ends.
 */
class LateRegistrationTest {

    private static final int HISTORIES = 30_000;

    @Test
    void cancelsEverySecondItemThatItHearsOf() {
        Coverage coverage = new Coverage();

        for (long seed = 1; seed <= HISTORIES; seed++) {
            Setting setting = Setting.of(seed).withAnOperatorThatRegistersTooLate();
            String broken = History.play(setting, new SeededChoices(seed), coverage);
            if (broken != null) {
                throw new AssertionError("seed " + seed + ": " + broken + "\n"
                        + History.tell(setting, new SeededChoices(seed)));
            }
        }

        assertThat(coverage.secondItems()).as("orders with a second item that came to light").isGreaterThan(20);
    }
}
