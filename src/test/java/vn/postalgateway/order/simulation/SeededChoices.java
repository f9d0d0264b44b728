package vn.postalgateway.order.simulation;

import java.util.SplittableRandom;

/** Turns taken at random from a seed; each seed is disturbed to a degree of its own. */
final class SeededChoices implements Choices {

    private final SplittableRandom random;
    private final int disturbedPercent;

    SeededChoices(long seed) {
        random = new SplittableRandom(seed);
        disturbedPercent = random.nextInt(3, 30);
    }

    @Override
    public int among(int ways) {
        return random.nextInt(ways);
    }

    @Override
    public int next(int goingOn, int disturbing) {
        if (disturbing > 0 && (goingOn == 0 || random.nextInt(100) < disturbedPercent)) {
            return goingOn + random.nextInt(disturbing);
        }
        return random.nextInt(goingOn);
    }
}
