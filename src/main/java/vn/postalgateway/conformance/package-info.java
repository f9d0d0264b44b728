/**
 * The conformance kit: plays a one-stop system or a post against a running gateway, with the faults that happen in the
 * field, and reports which promises were kept. It reaches the gateway through its public doors only, like any partner;
 * of the house it knows Vietnam's time and the form of an item code, and nobody knows it.
 */
package vn.postalgateway.conformance;
