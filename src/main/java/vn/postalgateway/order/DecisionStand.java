package vn.postalgateway.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.postalgateway.operator.Instruction;

/**
 * What was asked and told about one order's item that could not be delivered.
 *
 * @param pending the question that waits for an answer, or null
 * @param told    what the operator was told, in the order in which it was decided
 */
public record DecisionStand(Question pending, List<Told> told) {

    /**
     * A question that nobody has answered yet.
     *
     * @param otherwise what the operator is told at {@code decideBy}; null if it was told that already, in vain
     */
    public record Question(DeliveryStop.Why why, Instant askedAt, Instant decideBy, Instruction otherwise) { }

    /**
     * One instruction.
     *
     * @param until     the last day on which the item is held, or null
     * @param decidedBy a partner, or {@link DeliveryDecisions#CONTRACT}
     * @param detail    why it was refused or overtaken, or not answered yet; or null
     */
    public record Told(Instruction instruction, LocalDate until, String decidedBy, Instant decidedAt, State state,
                       String detail, Instant endedAt) { }

    /** How an instruction stands. */
    public enum State {
        /** The operator has not answered yet. */
        TELLING,
        ACCEPTED,
        REFUSED,
        /** The item moved on before the operator answered. */
        OVERTAKEN
    }
}
