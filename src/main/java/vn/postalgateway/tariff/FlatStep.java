package vn.postalgateway.tariff;

import java.util.stream.IntStream;

/**
 * One step's price for every weight: what a province says that has all items priced as if they weighed at most 100 g.
 *
 * @param upToGrams the step that the sheet takes the price from
 */
public record FlatStep(int upToGrams, Vnd price, Clause clause) implements WeightRule {

    public FlatStep {
        if (upToGrams < 1 || price.isNegative()) {
            throw new IllegalArgumentException("a flat price needs a step of at least 1 g and a price");
        }
    }

    @Override
    public Vnd priceOf(Grams weight) {
        return price;
    }

    @Override
    public Clause clauseOf(Grams weight) {
        return clause;
    }

    @Override
    public IntStream edges() {
        return IntStream.of(Grams.MAX);
    }

    @Override
    public Wording wordingOf(Grams weight) {
        Wording sum = DongWording.of(price);
        return new Wording(
            "%d g, mọi khối lượng tính theo nấc đến %d g: %s".formatted(weight.value(), upToGrams, sum.vi()),
            "%d g, every weight at the step up to %d g: %s".formatted(weight.value(), upToGrams, sum.en()));
    }
}
