package vn.postalgateway.order.simulation;

import java.time.Instant;

/** What a worker does with one message, in the steps of the route that does it. */
interface Job {

    String orderId();

    /** Takes the next step. */
    void step();

    /** The next step writes to the outbox, so it waits while a relay holds the row. */
    boolean writesWork();

    /** The next step is one transaction. */
    boolean inDatabase();

    /** Only the acknowledgement is left. */
    boolean done();

    /** Where it would die now. */
    CrashPoint crashPoint();

    /** Until when the worker hangs in its call; null if it does not. */
    Instant hangsUntil();
}
