package vn.postalgateway.order.simulation;

/** Where a gateway can be killed on an order's way to the operator. */
enum CrashPoint {
    RELAY_AFTER_READ("relay after read"),
    RELAY_AFTER_SEND("relay after send, before mark"),
    CONSUMER_RECEIVED("consumer received"),
    ATTEMPT_COMMITTED("attempt committed, before the call"),
    BYTES_SENT("bytes sent, no answer yet"),
    ANSWERED("operator answered, not yet committed"),
    COMMITTED("committed, not yet acknowledged"),
    IN_CALLBACK("in callback processing");

    final String words;

    CrashPoint(String words) {
        this.words = words;
    }
}
