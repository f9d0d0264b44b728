package vn.postalgateway.settlement;

import java.util.List;
import vn.postalgateway.tariff.Vnd;

/**
 * Disputes from opened to closed. They open when a month is approved that leaves a claim out: before that a decision is
 * only a draft, which anybody may still change. Each method is one transaction; every word and step is kept with who
 * and when. Each throws {@link SettlementRefused} if there is no such dispute, or if it does not stand so.
 */
public interface Disputes {

    /** Oldest first. */
    List<Dispute> page(DisputeQuery query);

    Dispute find(String disputeId);

    /** Every word and step, in their order. */
    List<DisputeEvent> history(String disputeId);

    /** A word of one side; the state stays. */
    Dispute say(String disputeId, Word word);

    /**
     * A paper of one side. The same bytes again are the same paper.
     *
     * @throws SettlementRefused also if it is too large, of another kind, or one too many
     */
    DisputeFile attach(String disputeId, Dispute.Side side, String name, byte[] bytes, String actor);

    byte[] bytes(String disputeId, String fileId);

    /** Written to the post; from now on it has so many working days to answer. */
    Dispute send(String disputeId, Word word);

    Dispute answer(String disputeId, Word word);

    /** Given to those above both sides: the post does not answer, or there is no agreement. */
    Dispute escalate(String disputeId, Word word);

    /**
     * Writes down what both sides, or those above them, came to. It moves no money yet; another amount may follow.
     *
     * @param word its words are needed if the amount is not between what we reckoned and what the post claimed
     */
    Dispute agree(String disputeId, Vnd amount, Word word);

    /**
     * Makes the agreed amount content of the next open month, once: by another person than the one who wrote it down.
     * The month's approval books it and closes the dispute.
     *
     * @param amount what the person has seen
     */
    Dispute adjust(String disputeId, Vnd amount, String actor);

    /** @param words null where a step needs none */
    record Word(Dispute.Side side, String words, String actor) {
    }
}
