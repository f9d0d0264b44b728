package vn.postalgateway.conformance;

/**
 * One step of a journey, as its reader should see it.
 *
 * @param did      what the kit did
 * @param expected what a gateway that keeps the promise answers
 * @param seen     what was answered; never a name, phone or address
 */
public record Step(String did, String expected, String seen) {
}
