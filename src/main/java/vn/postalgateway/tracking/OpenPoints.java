package vn.postalgateway.tracking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What we still need from an operator. Nothing is ticked off here: a point is what the orders and events say now, so it
 * closes by itself once the operator has told what was missing. Each method is one transaction.
 */
public interface OpenPoints {

    /** What is missing. */
    enum Kind {
        /** A status code that the map of its day does not know; one point per code. */
        UNKNOWN_STATUS,
        /** An event whose order nobody knows; one point per item code or reference. */
        PARKED,
        /** Delivered, and no event names who received it. */
        DELIVERED_WITHOUT_PROOF,
        /** A delivery failed and the event does not say why. */
        FAILED_WITHOUT_REASON,
        /** Lost or damaged, and the time for compensation is over; as long as a complaint may be made. */
        COMPENSATION_OVERDUE
    }

    /**
     * One point.
     *
     * @param subject the status code, item code or reference, or order
     * @param orderId an order that it concerns; null if none is known
     * @param events  how many events wait for it or lack it
     * @param since   when the first of them was received, or when what is due became late
     */
    record Point(Kind kind, String subject, String orderId, int events, Instant since) { }

    /** The oldest first, at most so many of each kind; deliveries and failures since the given moment. */
    List<Point> of(String operator, Instant since, LocalDate today, int most);
}
