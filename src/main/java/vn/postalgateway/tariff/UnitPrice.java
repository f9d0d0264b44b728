package vn.postalgateway.tariff;

import java.util.stream.IntStream;

/**
 * One price for each unit of weight that has begun: what a contract says that truly charges 26,000 for every started
 * 100 g. The Circular itself is no such sheet.
 */
public record UnitPrice(int unitGrams, Vnd price, Clause clause) implements WeightRule {

    public UnitPrice {
        if (unitGrams < 1 || price.isNegative()) {
            throw new IllegalArgumentException("a unit price needs a unit of at least 1 g and a price");
        }
    }

    @Override
    public Vnd priceOf(Grams weight) {
        return price.times(startedUnits(weight));
    }

    @Override
    public Clause clauseOf(Grams weight) {
        return clause;
    }

    @Override
    public IntStream edges() {
        return IntStream.iterate(unitGrams, weight -> weight + unitGrams).limit(startedUnits(new Grams(Grams.MAX)))
            .map(weight -> Math.min(weight, Grams.MAX));
    }

    @Override
    public Wording wordingOf(Grams weight) {
        Wording each = DongWording.of(price);
        Wording sum = DongWording.of(priceOf(weight));
        int units = startedUnits(weight);
        return new Wording(
            "%d g tính %d × %s cho mỗi %d g bắt đầu: %s".formatted(
                weight.value(), units, each.vi(), unitGrams, sum.vi()),
            "%d g counts %d × %s for each started %d g: %s".formatted(
                weight.value(), units, each.en(), unitGrams, sum.en()));
    }

    private int startedUnits(Grams weight) {
        return (weight.value() + unitGrams - 1) / unitGrams;
    }
}
