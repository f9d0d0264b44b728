package vn.postalgateway.operator;

import java.util.List;

/** The circuit breakers (cầu dao) in front of the operators, one for each thing to ask; of this gateway only. */
public interface Breakers {

    List<Breaker> of(String operator);

    /**
     * One breaker.
     *
     * @param ask    what is asked behind it: {@code place}, {@code find}, {@code cancel}, {@code instruct} or
     *               {@code track}
     * @param failed of the {@code calls} that it looks back on
     */
    record Breaker(String ask, State state, int calls, int failed) { }

    /** How a breaker stands. */
    enum State {
        /** Calls pass. */
        CLOSED,
        /** No call passes for a while: too many failed or were slow. */
        OPEN,
        /** A few calls try whether the operator is back. */
        HALF_OPEN
    }
}
