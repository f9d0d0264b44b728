package vn.postalgateway.tracking;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The kept events as they were read, for reading them by other maps. Each method is one transaction. */
public interface KeptReadings {

    /**
     * One kept event.
     *
     * @param corrected whether another event corrects it
     */
    record Kept(String orderId, String status, Instant receivedAt, String mapVersion, boolean corrected,
                TrackedEvent tracked) { }

    /** The operator's orders whose ids come after this one, in the order of their ids, at most so many. */
    List<String> ordersAfter(String operator, String orderId, int limit);

    /** All kept events of these orders. */
    List<Kept> eventsOf(Collection<String> orderIds);

    /** The versions of the operator's maps by which all its events were read last; empty before the first time. */
    Optional<String> lastReadBy(String operator);

    /** From now on all the operator's events are read by these versions. */
    void readBy(String operator, String versions, Instant at);
}
