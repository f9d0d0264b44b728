package vn.postalgateway.tariff;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Prices by weight step (nấc khối lượng): one price up to and including each step's weight, beyond the last step an
 * addition for each further unit or part of it.
 *
 * @param steps        at least one, weights rising, prices not falling
 * @param furtherGrams size of the further unit
 * @param furtherPrice addition for each further unit that has begun
 */
public record StepPrices(List<Step> steps, int furtherGrams, Vnd furtherPrice, Clause furtherClause)
    implements WeightRule {

    /** The price up to and including a weight. */
    public record Step(int upToGrams, Vnd price, Clause clause) { }

    public StepPrices {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || furtherGrams < 1 || furtherPrice.isNegative()) {
            throw new IllegalArgumentException("a step table needs a step and an addition per further unit");
        }
        Step before = new Step(0, Vnd.ZERO, null);
        for (Step step : steps) {
            if (step.upToGrams() <= before.upToGrams() || step.price().compareTo(before.price()) < 0) {
                throw new IllegalArgumentException("weights must rise and prices must not fall from step to step: "
                    + step.upToGrams() + " g at " + step.price() + " after " + before.upToGrams() + " g at "
                    + before.price());
            }
            before = step;
        }
    }

    @Override
    public Vnd priceOf(Grams weight) {
        return stepOf(weight).price().plus(furtherPrice.times(furtherUnits(weight)));
    }

    @Override
    public Clause clauseOf(Grams weight) {
        return furtherUnits(weight) > 0 ? furtherClause : stepOf(weight).clause();
    }

    @Override
    public IntStream edges() {
        IntStream beyond = IntStream.iterate(last().upToGrams(), weight -> weight + furtherGrams).skip(1)
            .limit(furtherUnits(new Grams(Grams.MAX)));
        return IntStream.concat(steps.stream().mapToInt(Step::upToGrams), beyond)
            .map(weight -> Math.min(weight, Grams.MAX));
    }

    @Override
    public Wording wordingOf(Grams weight) {
        Step step = stepOf(weight);
        Wording price = DongWording.of(step.price());
        int units = furtherUnits(weight);
        if (units == 0) {
            return new Wording(
                "%d g thuộc nấc đến %d g: %s".formatted(weight.value(), step.upToGrams(), price.vi()),
                "%d g is in the step up to %d g: %s".formatted(weight.value(), step.upToGrams(), price.en()));
        }
        Wording each = DongWording.of(furtherPrice);
        Wording sum = DongWording.of(priceOf(weight));
        return new Wording(
            "%d g vượt nấc đến %d g (%s), thêm %d × %s cho mỗi %d g tiếp theo hoặc phần lẻ: %s".formatted(
                weight.value(), step.upToGrams(), price.vi(), units, each.vi(), furtherGrams, sum.vi()),
            "%d g is beyond the step up to %d g (%s), plus %d × %s for each further %d g or part: %s".formatted(
                weight.value(), step.upToGrams(), price.en(), units, each.en(), furtherGrams, sum.en()));
    }

    private Step stepOf(Grams weight) {
        return steps.stream().filter(step -> weight.value() <= step.upToGrams()).findFirst().orElseGet(this::last);
    }

    private int furtherUnits(Grams weight) {
        int beyond = Math.max(0, weight.value() - last().upToGrams());
        return (beyond + furtherGrams - 1) / furtherGrams;
    }

    private Step last() {
        return steps.get(steps.size() - 1);
    }
}
