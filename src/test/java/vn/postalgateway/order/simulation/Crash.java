package vn.postalgateway.order.simulation;

/** The process is gone, as by kill -9. */
final class Crash extends RuntimeException {

    Crash() {
        super("killed", null, false, false);
    }
}
