package vn.postalgateway.console;

import java.time.Instant;

/**
 * How the work for one operator stands.
 *
 * @param waiting     accepted orders that are not at the operator yet (tồn đọng)
 * @param oldestSince since when the oldest of them waits; null if none does
 * @param inDoubt     orders of which nobody knows yet whether the operator has them
 * @param parked      messages that wait for a person
 * @param answeredAt  when it last said yes or no to an order, among the newest orders of all; or null
 * @param reportedAt  when its last event came, among the newest events of all; or null
 */
public record OperatorStand(long waiting, Instant oldestSince, long inDoubt, long parked, Instant answeredAt,
                            Instant reportedAt) {

    public static final OperatorStand IDLE = new OperatorStand(0, null, 0, 0, null, null);
}
