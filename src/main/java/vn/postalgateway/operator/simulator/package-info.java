/**
 * A post office in the same process, for {@code demo}: it takes orders over SOAP, keeps its own journal on disk,
 * weighs, carries, loses and returns items by script and calls the gateway back like a post from outside. It shares
 * nothing with the gateway but the contracts, so that its journal is a witness; it knows the operator's messages, and
 * nobody knows it.
 */
package vn.postalgateway.operator.simulator;
