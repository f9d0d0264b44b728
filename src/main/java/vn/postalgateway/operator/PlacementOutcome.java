package vn.postalgateway.operator;

import java.time.Duration;

/** What became of one attempt to place an order; an operator's place route always answers one of these. */
public sealed interface PlacementOutcome {

    /** The operator has it, under this item code; also when it says that it had it before. */
    record Accepted(String itemCode) implements PlacementOutcome { }

    /** The operator read it and does not take it. */
    record Rejected(String message) implements PlacementOutcome { }

    /** Surely nothing reached the operator: sending again is harmless. {@code retryAfter} may be null. */
    record NotSent(String reason, Duration retryAfter) implements PlacementOutcome { }

    /** It may have reached the operator: ask first, never send again blindly. */
    record InDoubt(String reason) implements PlacementOutcome { }
}
