package vn.postalgateway.order;

import vn.postalgateway.operator.PlacementRequest;

/**
 * One attempt to place an order, committed before anything leaves us.
 *
 * @param fence grows with every attempt of an order; who holds an older one has been overtaken
 */
public record PlacementAttempt(String orderId, long fence, PlacementRequest request) {
}
