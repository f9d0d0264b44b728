package vn.postalgateway.operator;

/** Asks an operator whether it has an order of ours. */
public record PlacementInquiry(String operator, String orderReference) {
}
