package vn.postalgateway.order.simulation;

import java.util.Arrays;

/**
 * Turns from a list, the undisturbed way after its end; counts through all histories that leave the undisturbed way at
 * most so often within the first so many turns.
 */
final class ListedChoices implements Choices {

    private final int turns;
    private final int mostDeviations;
    private final int[] chosen;
    private final int[] ways;
    private int at;

    ListedChoices(int turns, int mostDeviations) {
        this.turns = turns;
        this.mostDeviations = mostDeviations;
        this.chosen = new int[turns];
        this.ways = new int[turns];
    }

    @Override
    public int among(int count) {
        if (at >= turns) {
            return 0;
        }
        ways[at] = count;
        return chosen[at++];
    }

    @Override
    public int next(int goingOn, int disturbing) {
        return among(goingOn + disturbing);
    }

    /** Goes on to the next history; false after the last. */
    boolean another() {
        for (int i = Math.min(at, turns) - 1; i >= 0; i--) {
            int before = 0;
            for (int j = 0; j < i; j++) {
                before += chosen[j] == 0 ? 0 : 1;
            }
            if (chosen[i] + 1 < ways[i] && before < mostDeviations) {
                chosen[i]++;
                Arrays.fill(chosen, i + 1, turns, 0);
                at = 0;
                return true;
            }
            chosen[i] = 0;
        }
        return false;
    }

    /** Begins the present history anew. */
    void again() {
        at = 0;
    }

    @Override
    public String toString() {
        int last = turns;
        while (last > 0 && chosen[last - 1] == 0) {
            last--;
        }
        return "turns " + Arrays.toString(Arrays.copyOf(chosen, last));
    }
}
