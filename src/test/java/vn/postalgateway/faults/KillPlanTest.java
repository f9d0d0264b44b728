package vn.postalgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.postalgateway.faults.agent.CrashPoint;

class KillPlanTest {

    private static final int WAYS = CrashPoint.values().length + 1;

    private final KillPlan plan = new KillPlan(new Random(1));

    @Test
    void meetsEveryPointAndNoneInParticularBeforeItMeetsOneTwice() {
        for (int i = 0; i < 2 * WAYS; i++) {
            plan.ended(plan.next(), true);
        }

        assertThat(Arrays.stream(CrashPoint.values()).map(plan::killsAt)).containsOnly(2);
        assertThat(plan.killsAnywhere()).isEqualTo(2);
    }

    @Test
    void aimsAgainWhereALifeDidNotComeBy() {
        Optional<CrashPoint> missed = aimAtAPoint();
        plan.ended(missed, false);

        for (int i = 0; i < WAYS - 1; i++) {
            plan.ended(plan.next(), true);
        }

        assertThat(plan.missed()).isEmpty();
        assertThat(plan.killsInAll()).isEqualTo(WAYS);
    }

    @Test
    void aimsTwoGatewaysAtDifferentPoints() {
        assertThat(plan.next()).isNotEqualTo(plan.next());
    }

    private Optional<CrashPoint> aimAtAPoint() {
        Optional<CrashPoint> aim = plan.next();
        if (aim.isEmpty()) {
            plan.ended(aim, false);
            aim = plan.next();
        }
        return aim;
    }
}
