package vn.postalgateway.tracking;

import java.time.LocalDate;
import java.util.List;
import vn.postalgateway.operator.Movement;

/**
 * Orders under way by the day on which they are promised (thời hạn toàn trình), counted in working days from their
 * acceptance. Each method is one transaction.
 */
public interface Deadlines {

    /** One order under way. */
    record Deadline(String orderId, String partnerId, String operator, String contract, Movement movement,
                    LocalDate promisedBy) { }

    /** How many orders are late, and how many are due soon. */
    record Counts(int overdue, int soon) { }

    /**
     * Which orders are asked for.
     *
     * @param partnerId whose orders; null for everybody's
     * @param from      promised on this day or later; null for any
     * @param to        promised before this day
     * @param after     the order after which the page begins; empty for the first page
     */
    record Question(String partnerId, LocalDate from, LocalDate to, String after, int limit) { }

    /** In the order of their ids. */
    List<Deadline> find(Question question);

    /**
     * @param today    orders promised before are late
     * @param soonTo   orders promised before this day, and not late, are due soon
     */
    Counts count(LocalDate today, LocalDate soonTo);
}
