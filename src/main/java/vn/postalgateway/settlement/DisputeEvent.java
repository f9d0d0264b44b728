package vn.postalgateway.settlement;

import java.time.Instant;
import vn.postalgateway.tariff.Vnd;

/**
 * One word or step in a dispute, as it was written down; never changed.
 *
 * @param kind   OPENED, WORD, FILE, SENT, ANSWERED, AGREED, ESCALATED, ADJUSTED or CLOSED
 * @param side   whose word it is
 * @param actor  who wrote it down
 * @param words  or null
 * @param amount of AGREED and ADJUSTED, else null
 * @param file   of FILE, else null
 */
public record DisputeEvent(long number, String kind, Dispute.Side side, String actor, Instant at, String words,
                           Vnd amount, DisputeFile file) {
}
