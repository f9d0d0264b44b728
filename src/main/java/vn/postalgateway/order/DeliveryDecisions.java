package vn.postalgateway.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.postalgateway.operator.Instruction;
import vn.postalgateway.operator.InstructionRequest;

/**
 * What shall become of items that could not be delivered (quyết định xử lý): decided by the one-stop system, or in its
 * place by the contract, and told to the operator. Each method is one transaction and holds the order's row, so of two
 * decisions at once one counts. At most one instruction of an order is being told.
 */
public interface DeliveryDecisions {

    /** Decides where the sender did not. */
    String CONTRACT = "contract";

    /**
     * A decision.
     *
     * @param by        the partner who decides
     * @param until     the last day on which the item is to be held; null for the contract's
     * @param heldUntil that day, as the contract has it
     */
    record Wish(String orderId, String by, Instruction instruction, LocalDate until, LocalDate heldUntil) { }

    /** Idempotent: decided again it tells how the decision stands. */
    Decided decide(Wish wish, Instant now);

    /** Orders about whose items nobody decided in time, the longest first. */
    List<String> undecided(Instant now, int limit);

    /**
     * The time is over: the operator is told what the contract says. Without effect if somebody was faster.
     *
     * @param heldUntil the last day on which the item is held, if that is what the contract says
     */
    void decideByContract(String orderId, LocalDate heldUntil, Instant now);

    /** What the operator is to be told about this order; empty if nothing. */
    Optional<Telling> next(String orderId);

    /** The operator will do so. What it holds is returned afterwards, unless somebody decides otherwise. */
    void accepted(Telling telling, Instant now);

    /** The operator will not; whoever was asked is asked again. */
    void refused(Telling telling, String message, Instant now);

    /** Not answered: the operator is told again at the given time. */
    void tellAgain(Telling telling, String detail, Instant now, Instant at);

    DecisionStand of(String orderId);

    /** One instruction; {@code tries} is how often the operator was told in vain, for growing pauses. */
    record Telling(String orderId, int number, int tries, InstructionRequest request) { }
}
