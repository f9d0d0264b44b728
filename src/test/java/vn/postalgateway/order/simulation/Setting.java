package vn.postalgateway.order.simulation;

import java.util.SplittableRandom;
import vn.postalgateway.operator.DoubtClass;

/**
 * The world that a history plays in. Worlds have their habits, so that rare things come together in some of them.
 *
 * @param noticesDoubles the operator answers a second create with the first item
 * @param steps          taken while things go wrong; afterwards everything heals
 * @param disturbances   at most
 * @param tells          the operator may call back before the end
 * @param wishes         senders may wish their orders cancelled
 * @param habit          the reply that is given every other time; null for none
 * @param disturbance    what goes wrong every other time, as a number; -1 for no preference
 * @param keepsItsWord   the operator registers what it takes within its settling time
 * @param broken         the rule that is broken, or null
 */
record Setting(DoubtClass doubtClass, boolean noticesDoubles, int orders, int gateways, int steps, int disturbances,
               boolean tells, boolean wishes, Reply habit, int disturbance, boolean keepsItsWord, RuleBreak broken) {

    // A worker that comes back late: the only one that can hold the proof of an older doubt
    private static final int HELD_UP = 3;

    /** A world chosen by the seed. */
    static Setting of(long seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        DoubtClass doubtClass = DoubtClass.values()[(int) Math.floorMod(seed, 3L)];
        int orders = random.nextInt(2) == 0 ? 1 : 1 + random.nextInt(3);
        Reply habit = random.nextInt(4) == 0 ? null : Reply.values()[random.nextInt(Reply.values().length)];
        return new Setting(doubtClass, random.nextBoolean(), orders, random.nextInt(4) == 0 ? 1 : 2,
                40 + 40 * random.nextInt(6), 1 + random.nextInt(8), random.nextBoolean(), random.nextInt(3) == 0, habit,
                random.nextInt(3) == 0 ? -1 : random.nextInt(6), true, null);
    }

    /** One undisturbed order, for histories whose turns are listed. */
    static Setting small(DoubtClass doubtClass, boolean noticesDoubles, int gateways, int turns) {
        return new Setting(doubtClass, noticesDoubles, 1, gateways, turns, turns, true, true, null, -1, true,
                null);
    }

    Setting breaking(RuleBreak rule) {
        if (rule == RuleBreak.LEAVE_A_SECOND_ITEM_ALONE) {
            Setting late = withAnOperatorThatRegistersTooLate();
            return new Setting(late.doubtClass, late.noticesDoubles, orders, 2, steps, disturbances, false, wishes,
                    late.habit, disturbance, false, rule);
        }
        if (rule == RuleBreak.CLEAR_A_DOUBT_WITH_THE_PROOF_OF_AN_OLDER_ONE) {
            return new Setting(rule.doubtClass, false, 1, 2, 280, 8, false, false, habit, HELD_UP, keepsItsWord, rule);
        }
        return new Setting(rule.doubtClass, noticesDoubles, orders, gateways, steps, disturbances, tells, wishes, habit,
                disturbance, keepsItsWord, rule);
    }

    Setting withAnOperatorThatRegistersTooLate() {
        return new Setting(DoubtClass.B, false, orders, 2, steps, disturbances, false, wishes, Reply.LATE, disturbance,
                false, broken);
    }
}
