package vn.postalgateway.operator.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The scripts: which journey an item makes is decided by its running number alone, so every day plays the same. */
final class Journeys {

    static final String PICKED_UP = "6";
    static final String DELIVERED = "14";
    static final String FAILED = "15";
    static final String HELD = "16";
    /** Why a delivery failed; as the note of an order it asks for just that. */
    static final String NOBODY_HOME = "Người nhận đi vắng";
    private static final int THE_LOST_ITEM = 57;

    private Journeys() {
    }

    static List<JourneyStep> of(PostRecord.Created item) {
        if (item.nobodyHome()) {
            return failedTwice();
        }
        int number = item.number();
        if (number == THE_LOST_ITEM) {
            return lost();
        }
        List<JourneyStep> steps = new ArrayList<>(toTheDoor());
        if (isReturned(number)) {
            steps = failedTwice();
            steps.addAll(backToTheSender());
        } else if (failsOnce(number)) {
            steps.addAll(failure(1));
            steps.addAll(delivery(2));
        } else {
            steps.add(JourneyStep.attempt(DELIVERED, 20, 1, null));
        }
        return withBadNews(number, steps);
    }

    private static boolean isReturned(int number) {
        return number % 41 == 23;
    }

    private static boolean failsOnce(int number) {
        return number % 14 == 9;
    }

    /** The next number whose item is delivered at the first attempt, if nobody asks for something else. */
    static int nextWithoutMishap(int number) {
        return IntStream.iterate(number + 1, n -> n + 1)
                .filter(n -> n != THE_LOST_ITEM && !isReturned(n) && !failsOnce(n)).findFirst().orElseThrow();
    }

    /** What the counter's scale says: mostly the declared weight, sometimes one step more. */
    static int weigh(int number, int declaredGrams) {
        if (number % 9 != 4) {
            return declaredGrams;
        }
        int above = declaredGrams <= 100 ? 100 : declaredGrams <= 250 ? 250 : (declaredGrams + 499) / 500 * 500;
        return Math.min(above + 5 + number % 40, 30_000);
    }

    /** The rest of a journey after an instruction of the gateway; {@code attempt} would be the next one. */
    static List<JourneyStep> after(String decision, int attempt) {
        return switch (decision) {
            case "REDELIVER" -> delivery(attempt);
            case "HOLD" -> List.of(JourneyStep.of(HELD, 5));
            case "RETURN" -> backToTheSender();
            case "CANCEL" -> List.of(JourneyStep.of("9", 2));
            default -> throw new IllegalArgumentException("no such decision: " + decision);
        };
    }

    private static List<JourneyStep> toTheDoor() {
        return List.of(JourneyStep.of("2", 4), JourneyStep.of(PICKED_UP, 12), JourneyStep.of("10", 16),
                JourneyStep.of("11", 16), JourneyStep.attempt("12", 16, 1, null));
    }

    private static List<JourneyStep> lost() {
        return List.of(JourneyStep.of("2", 4), JourneyStep.of(PICKED_UP, 12), JourneyStep.of("10", 16),
                JourneyStep.of("90", 80));
    }

    private static List<JourneyStep> failure(int attempt) {
        return List.of(JourneyStep.attempt(FAILED, 20, attempt, NOBODY_HOME));
    }

    private static List<JourneyStep> failedTwice() {
        List<JourneyStep> steps = new ArrayList<>(toTheDoor());
        steps.addAll(failure(1));
        steps.add(JourneyStep.attempt("12", 16, 2, null));
        steps.addAll(failure(2));
        return steps;
    }

    private static List<JourneyStep> delivery(int attempt) {
        return List.of(JourneyStep.attempt("12", 20, attempt, null), JourneyStep.attempt(DELIVERED, 20, attempt, null));
    }

    private static List<JourneyStep> backToTheSender() {
        return List.of(JourneyStep.of(HELD, 10), JourneyStep.of("18", 12), JourneyStep.of("19", 20));
    }

    /** Doubled, reordered and late news, as real posts send them. */
    private static List<JourneyStep> withBadNews(int number, List<JourneyStep> steps) {
        if (number % 10 == 3) {
            steps.replaceAll(s -> s.status().equals(PICKED_UP) || s.status().equals(DELIVERED) ? s.heardTwice() : s);
        }
        if (number % 12 == 5) {
            steps.replaceAll(s -> s.status().equals("12") ? s.heardLater(35) : s);
        }
        if (number % 15 == 7) {
            steps.replaceAll(s -> s.status().equals("11") ? s.heardLater(90) : s);
        }
        return steps;
    }
}
