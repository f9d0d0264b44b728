package vn.postalgateway.operator;

/** Asks an operator for all it knows of one item of ours. */
public record TrackingQuery(String operator, String orderReference, String itemCode) {
}
