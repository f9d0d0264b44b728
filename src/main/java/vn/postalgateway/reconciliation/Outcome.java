package vn.postalgateway.reconciliation;

/**
 * What came of one line of a statement, or of one item that only we have. Declared in the order of precedence: of
 * several that
 * apply the first is the outcome.
 */
public enum Outcome {
    /** A cell cannot be read. */
    UNREADABLE,
    /** A negative or adjustment line; it never uses an item up. */
    CREDIT,
    /** Copies that differ: none is accepted, for which comes first must not decide money. */
    DUPLICATE_CONFLICT,
    /** One of identical copies beyond the one that counts. */
    DUPLICATE_ON_STATEMENT,
    /** Several of our items could be meant. */
    AMBIGUOUS,
    /** Only they have it. */
    NOT_IN_GATEWAY,
    /** Already settled. */
    BILLED_BEFORE,
    BILLED_AFTER_CANCEL,
    /** Came back to its sender (chuyển hoàn). */
    RETURNED_BILLED,
    /** Ours, but without the final state that makes it billable. */
    NOT_DELIVERED,
    /** Became billable after the period. */
    AFTER_CUTOFF,
    /** Became billable before the period. */
    PRIOR_PERIOD,
    /** Their parts do not add up to their tariff. */
    ARITHMETIC_WRONG,
    SERVICE_DIFFERS,
    ZONE_DIFFERS,
    /** Their weight has another price than ours. */
    WEIGHT_STEP_DIFFERS,
    /** Their price is that of another edition of the same tariff. */
    TARIFF_VERSION_DIFFERS,
    /** Their own inputs, re-rated, do not give their price. */
    TARIFF_DIFFERS,
    /** Paid online, and the post collected it too. */
    CITIZEN_PAID_TWICE,
    CITIZEN_CHARGE_DIFFERS,
    /** Keys, inputs that price, and parts are equal: the only outcome that confirms a claim. */
    MATCHED,
    /** Only we have it, and the post still has time to bill it. */
    EXPECTED,
    /** Only we have it, and the grace days are over. */
    NOT_ON_STATEMENT
}
