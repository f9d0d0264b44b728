package vn.postalgateway.tracking;

/** Applies events that came before their order did, or before the operator's map knew their status. */
public final class ParkedEvents {

    private static final int LOOKS_PER_RUN = 500;

    private final TrackingEvents events;

    public ParkedEvents(TrackingEvents events) {
        this.events = events;
    }

    /** For whoever makes an order known, or tells its item code: applies at once what waits for it. */
    public void applyFor(String orderId) {
        events.applyWaiting(orderId);
    }

    /**
     * Applies what is due. One order's failure does not keep the others waiting.
     *
     * @throws RuntimeException the first failure, after all others were tried
     */
    public void applyDue() {
        RuntimeException first = null;
        for (String orderId : events.ordersWithWaiting(LOOKS_PER_RUN)) {
            try {
                events.applyWaiting(orderId);
            } catch (RuntimeException failed) {
                if (first == null) {
                    first = failed;
                } else {
                    first.addSuppressed(failed);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
