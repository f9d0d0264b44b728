package vn.postalgateway.reconciliation;

import java.time.Instant;

/**
 * What a person decided about one result (quyết định xử lý); of several the last one counts, all of them are kept.
 *
 * @param decisionNo  in the order in which they were written
 * @param carriedFrom the decision about an earlier version of the statement that this one repeats, or null
 */
public record LineDecision(long decisionNo, Resolution action, String reason, String actor, Instant decidedAt,
                           Long carriedFrom) {
}
