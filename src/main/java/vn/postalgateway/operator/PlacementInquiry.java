package vn.postalgateway.operator;

import java.time.Instant;

/**
 * Asks an operator whether it has an order of ours.
 *
 * @param askedAt when the question was put; what is answered counts as of then, however late it is read
 */
public record PlacementInquiry(String operator, String orderReference, Instant askedAt) {
}
