package vn.postalgateway.order.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.order.DeliveryStop;

/**
 * What partners are asked about items that could not be delivered, one question for an order at a time. Joins the
 * caller's transaction, which holds the order's row.
 */
class QuestionRows {

    private static final String ASKED = "delivery.decision_required";

    private final JdbcClient jdbc;

    QuestionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void ask(String orderId, DeliveryStop stop, Instant now) {
        jdbc.sql("""
                        insert into delivery_question (order_id, stopped_at, why, asked_at, decide_by, otherwise, open)
                        values (?, ?, ?, ?, ?, ?, true)
                        on conflict (order_id) do update
                        set stopped_at = excluded.stopped_at, why = excluded.why, asked_at = excluded.asked_at,
                            decide_by = excluded.decide_by, otherwise = excluded.otherwise, open = true,
                            answered_by = null""")
                .params(orderId, Timestamp.from(stop.at()), stop.why().name(), Timestamp.from(now),
                        Timestamp.from(stop.decideBy()), stop.otherwise().name()).update();
        tell(orderId, stop.decideBy(), now);
    }

    private void tell(String orderId, Instant decideBy, Instant now) {
        OrderChanges.record(jdbc, orderId, ASKED, now,
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(VietnamTime.withOffset(decideBy)));
    }

    /** The item has left it behind. */
    void close(String orderId) {
        jdbc.sql("update delivery_question set open = false where order_id = ? and open").param(orderId).update();
    }

    /** @param byContract nothing is left then that is told at the end of the time */
    void answer(String orderId, int instruction, boolean byContract) {
        jdbc.sql("""
                        update delivery_question set open = false, answered_by = ?,
                            otherwise = case when ? then null else otherwise end
                        where order_id = ? and open""")
                .params(instruction, byContract, orderId).update();
    }

    /** The operator refused that answer: asks again, if it answered something. */
    void reopen(String orderId, int instruction, Instant now) {
        jdbc.sql("""
                        update delivery_question set open = true, answered_by = null
                        where order_id = ? and answered_by = ? and not open returning decide_by""")
                .params(orderId, instruction).query((row, n) -> OrderRow.instant(row, "decide_by")).optional()
                .ifPresent(decideBy -> tell(orderId, decideBy, now));
    }

    /** The item is held: it is returned afterwards, unless somebody decides otherwise until then. */
    void hold(String orderId, Instant since, Instant until, Instant now) {
        jdbc.sql("""
                        insert into delivery_question (order_id, stopped_at, why, asked_at, decide_by, otherwise, open)
                        values (?, ?, 'HELD', ?, ?, 'RETURN', true)
                        on conflict (order_id) do update
                        set why = 'HELD', decide_by = excluded.decide_by, otherwise = 'RETURN', open = true,
                            answered_by = null""")
                .params(orderId, Timestamp.from(since), Timestamp.from(now), Timestamp.from(until)).update();
    }
}
