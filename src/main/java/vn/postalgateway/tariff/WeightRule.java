package vn.postalgateway.tariff;

import java.util.stream.IntStream;

/** How one column of a price table turns weight into money; the price never falls when the weight grows. */
public sealed interface WeightRule permits StepPrices, UnitPrice, FlatStep {

    Vnd priceOf(Grams weight);

    /** Where the price of this weight stands. */
    Clause clauseOf(Grams weight);

    /** The heaviest weight of each price, rising; the last one is {@link Grams#MAX}. */
    IntStream edges();

    /** What the lightest item costs. */
    default Vnd least() {
        return priceOf(new Grams(1));
    }

    /** The step that a weight falls into and the sum it leads to, with dong figures; no full stop. */
    Wording wordingOf(Grams weight);
}
