package vn.postalgateway.order.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that finds nothing proves nothing: each rule, broken on purpose, has to be found. */
class RuleBreaksTest {

    private static final int ENOUGH = 200_000;

    @ParameterizedTest
    @EnumSource(RuleBreak.class)
    void findsEveryBrokenRule(RuleBreak rule) {
        long seed = 0;
        String broken = null;

        while (broken == null && seed < ENOUGH) {
            seed++;
            broken = History.play(Setting.of(seed).breaking(rule), new SeededChoices(seed), new Coverage());
        }

        assertThat(broken).as("%s stays unnoticed in %d histories", rule, ENOUGH).isNotNull();
        System.out.println(rule + " is found with seed " + seed + ": " + broken);
        assertThat(History.tell(Setting.of(seed).breaking(rule), new SeededChoices(seed))).endsWith("=> " + broken);
    }
}
