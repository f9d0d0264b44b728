package vn.postalgateway.order.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.postalgateway.order.Placement;

/**
 * Histories by seed: 50,000 in every build, as many as {@code -Dsimulation.histories} says by hand. A broken promise
 * prints the history as a story; {@code -Dsimulation.seed} plays one history alone.
 */
class PlacementHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("simulation.histories", 50_000);
    private static final long FIRST_SEED = Long.getLong("simulation.seed", 1L);

    @Test
    void losesNothingDoublesNothingAndIsNeverStuck() {
        Coverage coverage = new Coverage();

        for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
            String broken = History.play(Setting.of(seed), new SeededChoices(seed), coverage);
            if (broken != null) {
                throw new AssertionError("seed " + seed + ": " + broken + "\n"
                        + History.tell(Setting.of(seed), new SeededChoices(seed)));
            }
        }

        System.out.println(HISTORIES + " histories from seed " + FIRST_SEED + "\n" + coverage);
        assertThat(coverage.missed()).isEmpty();
        assertThat(List.of(Placement.RECEIVED, Placement.PLACING, Placement.OUTCOME_UNKNOWN, Placement.PLACED))
                .allMatch(when -> coverage.wishes(when, Placement.CANCELLED) > 0);
        assertThat(List.of(Placement.PLACING, Placement.OUTCOME_UNKNOWN, Placement.PLACED))
                .allMatch(when -> coverage.wishes(when, Placement.PLACED) > 0);
    }
}
