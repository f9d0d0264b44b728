package vn.postalgateway.order;

/** How far an order is on its way to the postal operator. */
public enum Placement {
    /** Durably accepted, nothing sent. */
    RECEIVED,
    /** An attempt is open: a worker is calling the operator. */
    PLACING,
    /** The operator has it. */
    PLACED,
    /** The operator does not take it. */
    REJECTED,
    /** It may or may not have reached the operator; it is asked for, never sent again blindly. */
    OUTCOME_UNKNOWN,
    CANCELLED
}
