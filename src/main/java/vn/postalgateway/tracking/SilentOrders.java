package vn.postalgateway.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import vn.postalgateway.operator.TrackingQuery;

/** The orders under way and when each is asked about. Each method is one transaction. */
public interface SilentOrders {

    /** Puts orders under watch that are at least so old and are not watched yet, at most so many; returns how many. */
    int watchNew(Instant olderThan, Function<String, Duration> allowedSilence, int limit);

    /**
     * Looks at orders whose time has come, at most so many: those that were called off are watched no more, those that
     * were heard of meanwhile wait on, and for the silent ones a question is put on their operator's queue. An order at
     * its end falls silent like any other: it is asked about once more, because what was lost on the way, such as its
     * weight, would never come.
     *
     * @param allowedSilence how long an order of a contract may be silent
     * @return how many were looked at
     */
    int askDue(Instant now, Function<String, Duration> allowedSilence, int limit);

    /**
     * Takes the question about an order, so that nobody else asks it meanwhile.
     *
     * @return empty if somebody asks already, or there is nothing to ask
     */
    Optional<TrackingQuery> open(String orderId, Instant now, Duration lease);

    /**
     * The operator has answered and what it told is recorded. An order that it hinted at meanwhile is asked about once
     * more; one at its end is watched no more.
     */
    void answered(String orderId, Instant now);

    /**
     * The operator has said something of these items that nothing proves: it is asked about their orders as soon as its
     * queue allows. Items that no order of it bears are passed over.
     *
     * @return how many orders it is asked about
     */
    int askNow(String operator, Collection<String> itemCodes, Instant now);

    /** The operator has not answered: the question leaves again after the pause. */
    void askAgain(String orderId, Instant now, Duration pause);
}
