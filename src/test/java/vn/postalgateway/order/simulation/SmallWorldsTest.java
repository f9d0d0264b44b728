package vn.postalgateway.order.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.operator.DoubtClass;

/**
 * One order, explored without gaps: every history that leaves the undisturbed way at most so often within so many
 * turns. What is found here has the shortest story.
 */
class SmallWorldsTest {

    @ParameterizedTest
    @CsvSource({"A, false, 1, 18, 3", "B, false, 1, 18, 3", "C, false, 1, 18, 3",
        "A, false, 2, 40, 2", "B, false, 2, 40, 2", "B, true, 2, 40, 2", "C, false, 2, 40, 2"})
    void keepsItsPromisesInEveryHistory(DoubtClass doubtClass, boolean noticesDoubles, int gateways, int turns,
                                        int deviations) {
        Setting setting = Setting.small(doubtClass, noticesDoubles, gateways, turns);
        ListedChoices choices = new ListedChoices(turns, deviations);
        Coverage coverage = new Coverage();
        int histories = 0;

        do {
            histories++;
            String broken = History.play(setting, choices, coverage);
            if (broken != null) {
                choices.again();
                throw new AssertionError(choices + ": " + broken + "\n" + History.tell(setting, choices));
            }
        } while (choices.another());

        System.out.println("class " + doubtClass + ", " + gateways + " gateways, every history with up to " + deviations
                + " deviations in " + turns + " turns: " + histories);
        assertThat(histories).isGreaterThan(1_000);
    }
}
