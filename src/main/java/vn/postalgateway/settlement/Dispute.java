package vn.postalgateway.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.tariff.Vnd;

/**
 * A claim that an approved month left out (khiếu nại đối soát), and how far agency and post have come about it.
 *
 * @param period     the approved month that left it out
 * @param carriesItem the item itself stands in the line: the adjustment settles it
 * @param orderId    null for what only the post has
 * @param claimed    what the post claimed, owed what we reckoned
 * @param dueOn      the working day by which the post has to answer; null until it was sent
 * @param agreed     the last amount that was written down as agreed, or null
 * @param adjustment what it ended in, or null
 */
public record Dispute(String disputeId, String contract, YearMonth period, String resultId, Integer lineNo,
                      String orderId, boolean carriesItem, String itemCode, Outcome outcome, Vnd claimed, Vnd owed,
                      State state, Instant openedAt, LocalDate dueOn, Agreement agreed, Adjustment adjustment) {

    /** OPEN → SENT → ANSWERED → AGREED | ESCALATED → ADJUSTED → CLOSED. */
    public enum State {
        OPEN, SENT, ANSWERED, AGREED, ESCALATED, ADJUSTED, CLOSED
    }

    /** Whose word something is. */
    public enum Side { AGENCY, POST }

    /** @param by the person who wrote it down, and who may not adjust it */
    public record Agreement(Vnd amount, String by, Instant at) {
    }

    /** @param period the open month that it landed in */
    public record Adjustment(String adjustmentId, YearMonth period, Vnd amount, String by, Instant at) {
    }

    /** The post has not answered by the working day it had to. */
    public boolean isOverdue(LocalDate today) {
        return state == State.SENT && dueOn.isBefore(today);
    }

    /** Between what we reckoned and what the post claimed, ends included; any other amount needs a reason. */
    public boolean isBetweenTheClaims(Vnd amount) {
        return Math.min(claimed.amount(), owed.amount()) <= amount.amount()
                && amount.amount() <= Math.max(claimed.amount(), owed.amount());
    }
}
