package vn.postalgateway.tracking.jdbc;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.operator.TrackingQuery;
import vn.postalgateway.platform.outbox.OperatorQueues;
import vn.postalgateway.platform.outbox.Outbox;
import vn.postalgateway.tracking.SilentOrders;

/**
 * {@link SilentOrders} in PostgreSQL. Rows are taken with SKIP LOCKED, so that any number of gateways look side by
 * side; the questions wait in the outbox and leave at the operator's pace.
 */
public class JdbcSilentOrders implements SilentOrders {

    private static final String PURPOSE = "TRACKING";
    private static final String NOT_CALLED_OFF = "o.placement not in ('REJECTED', 'CANCELLED')";
    private static final String AT_ITS_END = "o.movement in ('DELIVERED', 'RETURNED', 'LOST')";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Outbox outbox;

    public JdbcSilentOrders(JdbcClient jdbc, TransactionOperations transaction, Outbox outbox) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
    }

    private record New(String orderId, String operator, String contract, Instant createdAt, boolean underWay) { }

    @Override
    public int watchNew(Instant olderThan, Function<String, Duration> allowedSilence, int limit) {
        return transaction.execute(status -> {
            Optional<String> last = jdbc.sql("select last_order from order_watch_mark for update skip locked")
                    .query(String.class).optional();
            if (last.isEmpty()) {
                return 0;
            }
            List<New> found = jdbc.sql("select order_id, operator, contract, created_at, "
                            + NOT_CALLED_OFF + " and not " + AT_ITS_END + """
                             from delivery_order o
                            where order_id > ? and created_at < ? order by order_id limit ?""")
                    .params(last.get(), Timestamp.from(olderThan), limit)
                    .query((row, n) -> new New(row.getString(1), row.getString(2), row.getString(3),
                            row.getTimestamp(4).toInstant(), row.getBoolean(5))).list();
            if (!found.isEmpty()) {
                watch(found.stream().filter(New::underWay).toList(), allowedSilence);
                jdbc.sql("update order_watch_mark set last_order = ?")
                        .param(found.get(found.size() - 1).orderId()).update();
            }
            return found.size();
        });
    }

    private void watch(List<New> orders, Function<String, Duration> allowedSilence) {
        jdbc.sql("""
                        insert into order_watch (order_id, operator, contract, ask_at)
                        select order_id, operator, contract, ask_at::timestamptz
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[]) n (order_id, operator, contract, ask_at)
                        on conflict do nothing""")
                .params(texts(orders, New::orderId), texts(orders, New::operator), texts(orders, New::contract),
                        texts(orders, o -> o.createdAt().plus(allowedSilence.apply(o.contract())).toString()))
                .update();
    }

    private static <T> String[] texts(List<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    private record Due(String orderId, String operator, String contract, boolean wanted, boolean placed,
                       Instant heardAt) { }

    @Override
    public int askDue(Instant now, Function<String, Duration> allowedSilence, int limit) {
        return transaction.execute(status -> {
            List<Due> due = jdbc.sql("select w.order_id, w.operator, w.contract, " + NOT_CALLED_OFF + """
                             , o.placement = 'PLACED' and o.item_code is not null,
                                (select max(received_at) from tracking_event e where e.order_id = w.order_id)
                            from order_watch w join delivery_order o using (order_id)
                            where w.ask_at <= ? order by w.ask_at limit ? for update of w skip locked""")
                    .params(Timestamp.from(now), limit)
                    .query((row, n) -> new Due(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4),
                            row.getBoolean(5), row.getTimestamp(6) == null ? Instant.EPOCH
                                    : row.getTimestamp(6).toInstant())).list();
            due.forEach(order -> look(order, now, allowedSilence.apply(order.contract())));
            return due.size();
        });
    }

    private void look(Due order, Instant now, Duration allowed) {
        if (!order.wanted()) {
            jdbc.sql("delete from order_watch where order_id = ?").param(order.orderId()).update();
            outbox.done(PURPOSE, order.orderId());
            return;
        }
        boolean silent = order.placed() && !order.heardAt().plus(allowed).isAfter(now);
        Instant next = (silent || !order.placed() ? now : order.heardAt()).plus(allowed);
        jdbc.sql("update order_watch set ask_at = ?, asked = asked + ? where order_id = ?")
                .params(Timestamp.from(next), silent ? 1 : 0, order.orderId()).update();
        if (silent) {
            outbox.schedule(PURPOSE, order.orderId(), OperatorQueues.tracking(order.operator()), now, now);
        }
    }

    @Override
    public Optional<TrackingQuery> open(String orderId, Instant now, Duration lease) {
        return transaction.execute(status -> {
            Optional<TrackingQuery> query = jdbc.sql("""
                            update order_watch w set leased_until = ?, hinted = false
                            from delivery_order o
                            where w.order_id = ? and o.order_id = w.order_id and o.item_code is not null
                                and (w.leased_until is null or w.leased_until <= ?) and\s""" + NOT_CALLED_OFF
                            + " returning w.operator, w.order_id, o.item_code")
                    .params(Timestamp.from(now.plus(lease)), orderId, Timestamp.from(now))
                    .query((row, n) -> new TrackingQuery(row.getString(1), row.getString(2), row.getString(3)))
                    .optional();
            if (query.isEmpty() && !isAsked(orderId, now)) {
                outbox.done(PURPOSE, orderId);
            }
            return query;
        });
    }

    private boolean isAsked(String orderId, Instant now) {
        return jdbc.sql("select count(*) from order_watch where order_id = ? and leased_until > ?")
                .params(orderId, Timestamp.from(now)).query(Integer.class).single() > 0;
    }

    @Override
    public void answered(String orderId, Instant now) {
        transaction.executeWithoutResult(status -> {
            Optional<String> hinting = jdbc.sql("""
                            update order_watch set leased_until = null, answered_at = ? where order_id = ?
                            returning case when hinted then operator end""")
                    .params(Timestamp.from(now), orderId).query((row, n) -> Optional.ofNullable(row.getString(1)))
                    .optional().flatMap(operator -> operator);
            if (hinting.isPresent()) {
                outbox.schedule(PURPOSE, orderId, OperatorQueues.tracking(hinting.get()), now, now);
                return;
            }
            jdbc.sql("delete from order_watch w using delivery_order o where w.order_id = ? and o.order_id = w.order_id"
                    + " and " + AT_ITS_END).param(orderId).update();
            outbox.done(PURPOSE, orderId);
        });
    }

    @Override
    public int askNow(String operator, Collection<String> itemCodes, Instant now) {
        return transaction.execute(status -> {
            List<String> orders = jdbc.sql("""
                            insert into order_watch (order_id, operator, contract, ask_at, hinted)
                            select order_id, operator, contract, ?, true from delivery_order o
                            where operator = ? and item_code = any(?::text[]) and\s""" + NOT_CALLED_OFF + """
                             order by order_id
                            on conflict (order_id) do update set hinted = true
                            returning order_id""")
                    .params(Timestamp.from(now), operator, itemCodes.toArray(String[]::new))
                    .query(String.class).list();
            orders.forEach(id -> outbox.schedule(PURPOSE, id, OperatorQueues.tracking(operator), now, now));
            return orders.size();
        });
    }

    @Override
    public void askAgain(String orderId, Instant now, Duration pause) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update order_watch set leased_until = null where order_id = ? returning operator")
                    .param(orderId).query(String.class).optional().ifPresent(operator -> outbox.schedule(PURPOSE,
                            orderId, OperatorQueues.tracking(operator), now, now.plus(pause)));
        });
    }
}
