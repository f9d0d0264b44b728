package vn.postalgateway.conformance;

/** The gateway's REST doors, as a partner reaches them. Where nothing is heard: an {@code UncheckedIOException}. */
public interface Doors {

    /** @param body maps, lists and plain values; null for none */
    Reply send(Caller as, String method, String path, Object body);

    /** Sends a whole call and is gone before it can be answered. */
    void sendAndHangUp(Caller as, String path, Object body);

    default Reply get(Caller as, String path) {
        return send(as, "GET", path, null);
    }

    default Reply post(Caller as, String path, Object body) {
        return send(as, "POST", path, body);
    }
}
