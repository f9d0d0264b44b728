package vn.postalgateway.order;

import java.time.Instant;
import java.util.List;

/**
 * A person's switch for each operator: while it is off, orders are taken in and wait, and none leaves for the operator.
 * Kept in the database, so it holds for every gateway and over restarts. Asking about doubts, cancelling and events go
 * on. Each method is one transaction, recorded with who did it.
 */
public interface DispatchSwitch {

    /**
     * Off: only attempts that are being opened in this very moment still leave. False if it was off already.
     *
     * @param reason why, for other people; without personal data
     */
    boolean stop(String operator, String reason, String actor, Instant now);

    /** On again: what waits leaves at once, oldest first. False if it was on. */
    boolean resume(String operator, String actor, Instant now);

    List<Stopped> stopped();

    /** An operator for which nothing leaves. */
    record Stopped(String operator, Instant since, String reason, String actor) { }
}
