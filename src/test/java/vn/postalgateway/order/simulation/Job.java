package vn.postalgateway.order.simulation;

import java.time.Instant;

/** What a worker does with one message, in the steps of the route that does it. */
abstract class Job {

    final World world;
    final Gateway gateway;
    final String orderId;

    Job(World world, Gateway gateway, String orderId) {
        this.world = world;
        this.gateway = gateway;
        this.orderId = orderId;
    }

    /** Takes the next step. */
    abstract void step();

    /** The next step is one transaction. */
    abstract boolean inDatabase();

    /** The next step writes to the outbox, so it waits while a relay holds the row. */
    abstract boolean writesWork();

    /** Only the acknowledgement is left. */
    abstract boolean done();

    /** Where it would die now. */
    abstract CrashPoint crashPoint();

    /** Until when the worker hangs in its call; null if it does not. */
    Instant hangsUntil() {
        return null;
    }
}
