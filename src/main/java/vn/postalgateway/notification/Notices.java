package vn.postalgateway.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The notices to citizens. They are written by the movement that they tell, in its own transaction. Who takes one holds
 * it until its lease ends; whoever finishes later than that has no say. Each method is one transaction.
 */
public interface Notices {

    /**
     * Takes the oldest that is due and counts the try, before anything leaves; empty if nothing is due now.
     *
     * @param leaseUntil until when nobody else takes it
     */
    Optional<Taken> take(NoticeChannel channel, Instant now, Instant leaseUntil);

    /**
     * A notice that somebody is about to send.
     *
     * @param tries     this one included; by it a late worker is told from its successor
     * @param inDoubt   somebody began to send it and never said what came of it
     * @param overtaken a later notice of the order is there
     * @param address   where to; null if it is erased. Personal data
     */
    record Taken(Notice.Key key, Instant occurredAt, int tries, Instant firstTryAt, Instant leaseUntil,
                 boolean inDoubt, boolean overtaken, String address) {

        @Override
        public String toString() {
            return "Taken[" + key + "]";
        }
    }

    /** It is over with it. */
    void end(Taken taken, Notice.State state, String reason, Instant now);

    /** It is tried again. */
    void again(Taken taken, Instant next, String reason, Instant now);

    /**
     * Drops what waits for the channel and nobody sends any more, up to a bound.
     *
     * @param occurredBefore null for all that waits
     */
    void drop(NoticeChannel channel, Instant occurredBefore, String reason, Instant now);

    /** Of one order, the oldest first. */
    List<Notice> of(String orderId);
}
