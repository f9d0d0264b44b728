package vn.postalgateway.operator;

/** What an operator made of a cancellation; its cancel route always answers one of these. */
public sealed interface CancelOutcome {

    /** It will not carry the item. */
    record Cancelled() implements CancelOutcome { }

    /** It has not decided yet; to be told again later. */
    record Pending(String message) implements CancelOutcome { }

    /** Too late: it goes on carrying the item. */
    record Refused(String message) implements CancelOutcome { }

    /** No answer, or none that can be read; telling it again is harmless. */
    record Unanswered(String reason) implements CancelOutcome { }
}
