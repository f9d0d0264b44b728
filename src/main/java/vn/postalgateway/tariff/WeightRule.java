package vn.postalgateway.tariff;

/** How one column of a price table turns weight into money; the price never falls when the weight grows. */
public sealed interface WeightRule permits StepPrices, UnitPrice {

    Vnd priceOf(Grams weight);

    /** The step that a weight falls into and the sum it leads to, with dong figures; no full stop. */
    Wording wordingOf(Grams weight);
}
