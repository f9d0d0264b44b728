package vn.postalgateway.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parked messages and what people decide about them. A retry lets the work leave again; the work itself stays in
 * the outbox all the time, so nothing is lost by any decision. A discard says that nobody has to look at the message
 * any more: its work stays held, no sweep takes it up, and an order that needed it stands still, visibly, until the
 * message is retried after all or the order is cancelled. Each method is one transaction; decisions are audited.
 */
public interface ParkedMessages {

    /** At most so many are decided about at once, oldest first. */
    int MOST_AT_ONCE = 1_000;

    /**
     * Newest first.
     *
     * @param state null for any
     * @param after the last one seen, or null
     */
    List<ParkedWork> find(ParkedSelection selection, ParkedWork.State state, int limit, String after);

    /** How many there are of each state. */
    Map<ParkedWork.State, Long> counts(ParkedSelection selection);

    Optional<ParkedWork> byId(String parkedId);

    /** Lets the work leave again; also after a discard. Repeated it changes nothing. Empty if there is none. */
    Optional<ParkedWork> retry(String parkedId, String actor, Instant now);

    /** Repeated it changes nothing, and so it does after a retry. Empty if there is none. */
    Optional<ParkedWork> discard(String parkedId, String note, String actor, Instant now);

    /** What a decision about the open ones of a selection would touch. */
    Preview preview(ParkedSelection selection);

    /**
     * Retries what the preview showed.
     *
     * @throws SelectionChanged if other messages are open now than the preview showed
     */
    Decided retryAll(ParkedSelection selection, String token, String actor, Instant now);

    /**
     * Discards what the preview showed.
     *
     * @throws SelectionChanged if other messages are open now than the preview showed
     */
    Decided discardAll(ParkedSelection selection, String token, String note, String actor, Instant now);

    /**
     * What a decision would touch.
     *
     * @param token     stands for just these messages
     * @param count     at most {@link #MOST_AT_ONCE}
     * @param remaining how many more match and are left for a second look
     * @param oldest    null if there is none
     */
    record Preview(String token, int count, long remaining, Instant oldest, Map<String, Long> byReason,
                   List<Effect> effects) { }

    /** What a retry would do to so many orders of one operator that stand alike. */
    record Effect(String operator, Placement placement, ParkedWork.RetryEffect retryWould, int count) { }

    /** @param again the same decision was carried out before; nothing was changed now */
    record Decided(int count, boolean again) { }

    /** Messages were parked or decided since the preview: look again. */
    class SelectionChanged extends RuntimeException {
    }
}
