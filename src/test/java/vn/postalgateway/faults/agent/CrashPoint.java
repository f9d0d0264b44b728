package vn.postalgateway.faults.agent;

/** Where a gateway is killed on an order's way. One method stands for each point; the agent stops the thread there. */
public enum CrashPoint {
    AFTER_AUTHENTICATION("after authentication", "order.rest.OrderRestDoor", "submit", Moment.BEFORE),
    IN_INTAKE("inside the intake transaction", "order.jdbc.OrderInsert", "insert", Moment.AFTER),
    INTAKE_COMMITTED("after commit, before the answer", "order.jdbc.JdbcDeliveryOrders", "accept", Moment.AFTER),
    ANSWERED_CALLER("after the answer", "order.rest.OrderRestDoor", "submit", Moment.SOON_AFTER),
    RELAY_AFTER_READ("relay after read", "platform.outbox.OutboxRelay", "send", Moment.BEFORE),
    RELAY_AFTER_SEND("relay after send, before mark", "platform.outbox.OutboxRelay", "markSent", Moment.BEFORE),
    CONSUMER_RECEIVED("consumer received", "order.OrderPlacement", "open", Moment.BEFORE),
    ATTEMPT_COMMITTED("attempt committed, before the call", "operator.vnpost.VnpostPlacement", "ask", Moment.BEFORE),
    BYTES_SENT("bytes sent, no answer yet", "operator.vnpost.LastLookAtTheLease", "handleMessage", Moment.SOON_AFTER),
    ANSWERED("operator answered, not yet committed", "order.OrderPlacement", "close", Moment.BEFORE),
    COMMITTED("committed, not yet acknowledged", "order.OrderPlacement", "close", Moment.AFTER),
    IN_CALLBACK("in callback processing", "tracking.jdbc.EventRows", "insert", Moment.AFTER);

    /** {@code SOON_AFTER}: the thread goes on for a little while, because what matters happens behind the method. */
    enum Moment { BEFORE, AFTER, SOON_AFTER }

    public final String words;
    final String type;
    final String method;
    final Moment moment;

    CrashPoint(String words, String type, String method, Moment moment) {
        this.words = words;
        this.type = "vn.postalgateway." + type;
        this.method = method;
        this.moment = moment;
    }
}
