package vn.postalgateway.operator;

/** What an operator made of an instruction; its instruct route always answers one of these. */
public sealed interface InstructionOutcome {

    /** It will do so. */
    record Accepted() implements InstructionOutcome { }

    /** It will not. */
    record Refused(String message) implements InstructionOutcome { }

    /** No answer, or none that can be read; telling it again is harmless. */
    record Unanswered(String reason) implements InstructionOutcome { }
}
