package vn.postalgateway.order.simulation;

/** A promise was broken. */
final class Broken extends RuntimeException {

    Broken(String promise) {
        super(promise, null, false, false);
    }
}
