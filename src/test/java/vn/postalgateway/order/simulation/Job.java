package vn.postalgateway.order.simulation;

import java.time.Instant;

/** What a worker does with one message, in the steps of the route that does it. */
abstract class Job {

    /** From the message to its acknowledgement; no job has all of them. */
    enum Step { OPEN, LOOK_AT_THE_LEASE, SEND, AWAIT, ASK, READ, TELL, CLOSE, DONE }

    final World world;
    final Gateway gateway;
    final String orderId;
    Step step = Step.OPEN;

    Job(World world, Gateway gateway, String orderId) {
        this.world = world;
        this.gateway = gateway;
        this.orderId = orderId;
    }

    /** Takes the next step. */
    abstract void step();

    /** The next step is one transaction. */
    boolean inDatabase() {
        return step == Step.OPEN || step == Step.CLOSE;
    }

    /** The next step writes to the outbox, so it waits while a relay holds the row. */
    boolean writesWork() {
        return step == Step.CLOSE;
    }

    /** Only the acknowledgement is left. */
    boolean done() {
        return step == Step.DONE;
    }

    /** Where it would die now. */
    CrashPoint crashPoint() {
        return switch (step) {
            case OPEN -> CrashPoint.CONSUMER_RECEIVED;
            case LOOK_AT_THE_LEASE, SEND -> CrashPoint.ATTEMPT_COMMITTED;
            case AWAIT -> CrashPoint.BYTES_SENT;
            case ASK, READ, TELL, CLOSE -> CrashPoint.ANSWERED;
            case DONE -> CrashPoint.COMMITTED;
        };
    }

    /** Until when the worker hangs in its call; null if it does not. */
    Instant hangsUntil() {
        return null;
    }
}
