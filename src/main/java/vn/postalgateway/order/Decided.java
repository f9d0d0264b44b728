package vn.postalgateway.order;

/** How a decision about an item that could not be delivered stands. */
public sealed interface Decided {

    /** Kept; the operator is being told. */
    record Telling() implements Decided { }

    /** The operator has accepted it. */
    record Accepted() implements Decided { }

    /** There is nothing to decide, or not any more; the reason is fit to be told, in English. */
    record NotNow(String reason) implements Decided { }
}
