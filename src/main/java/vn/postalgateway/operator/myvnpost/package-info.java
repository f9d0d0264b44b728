/**
 * The adapter of operators that speak the post's current customer API ("My VNPost"): JSON over HTTP with a token from a
 * login, and its signed callback. The beans here put our words into the post's and back; what is known of the API and
 * what is assumed stands in {@code src/docs/operators/vnpost-json.md}. It knows the operator's messages, nobody knows
 * it but its routes.
 */
package vn.postalgateway.operator.myvnpost;
