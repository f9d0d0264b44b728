package vn.postalgateway.tracking;

import java.time.LocalDate;
import java.util.List;
import vn.postalgateway.operator.Movement;

/** Orders by the day on which something about them is due. Each method is one transaction. */
public interface Deadlines {

    /** What is due. */
    enum Kind {
        /** Delivery, in working days from acceptance (thời hạn toàn trình). */
        DELIVERY,
        /** The sender's decision about an item that could not be delivered. */
        DECISION,
        /** The operator's compensation of a lost or damaged item (bồi thường). */
        COMPENSATION
    }

    /** One order, the day of its delivery as promised, and the last day in Vietnam on which what is due is in time. */
    record Deadline(String orderId, String partnerId, String operator, String contract, Movement movement,
                    LocalDate promisedBy, LocalDate dueOn) { }

    /** How many orders are late, and how many are due soon. */
    record Counts(int overdue, int soon) { }

    /**
     * Which orders are asked for.
     *
     * @param partnerId whose orders; null for everybody's
     * @param from      due on this day or later
     * @param to        due before this day
     * @param after     the order after which the page begins; empty for the first page
     */
    record Question(Kind kind, String partnerId, LocalDate from, LocalDate to, String after, int limit) { }

    /** In the order of their ids. */
    List<Deadline> find(Question question);

    /**
     * @param since  orders due before are long past
     * @param today  orders due before, and not long past, are late
     * @param soonTo orders due before this day, and not late, are due soon
     */
    Counts count(Kind kind, LocalDate since, LocalDate today, LocalDate soonTo);
}
