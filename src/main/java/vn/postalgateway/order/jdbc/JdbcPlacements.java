package vn.postalgateway.order.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.operator.PlacementRequest;
import vn.postalgateway.operator.PostalParty;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.Dossier;
import vn.postalgateway.order.OrderParties;
import vn.postalgateway.order.Party;
import vn.postalgateway.order.PlacementAttempt;
import vn.postalgateway.order.Placements;
import vn.postalgateway.platform.outbox.Outbox;

/** {@link Placements} in PostgreSQL: the order row is taken, the attempt written, both in one transaction. */
public class JdbcPlacements implements Placements {

    private static final String PURPOSE = OrderInsert.PURPOSE;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final DeliveryOrders orders;
    private final OrderParties parties;
    private final Outbox outbox;

    public JdbcPlacements(JdbcClient jdbc, TransactionOperations transaction, DeliveryOrders orders,
            OrderParties parties,
                          Outbox outbox) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.orders = orders;
        this.parties = parties;
        this.outbox = outbox;
    }

    @Override
    public Optional<PlacementAttempt> open(String orderId, String worker, Instant now, Instant leaseUntil) {
        return transaction.execute(status -> {
            Optional<Long> fence = jdbc.sql("""
                            update delivery_order set placement = 'PLACING', fence = fence + 1, cleared_to_send = false,
                                lease_until = ?, updated_at = ?
                            where order_id = ? and (placement = 'RECEIVED'
                                or cleared_to_send and placement in ('PLACING', 'OUTCOME_UNKNOWN'))
                            returning fence""")
                    .params(Timestamp.from(leaseUntil), Timestamp.from(now), orderId).query(Long.class).optional();
            if (fence.isEmpty()) {
                return Optional.<PlacementAttempt>empty();
            }
            jdbc.sql("""
                            insert into placement_attempt (order_id, fence, kind, worker, opened_at)
                            values (?, ?, 'CREATE', ?, ?)""")
                    .params(orderId, fence.get(), worker, Timestamp.from(now)).update();
            return Optional.of(new PlacementAttempt(orderId, fence.get(), request(orderId)));
        });
    }

    private PlacementRequest request(String orderId) {
        DeliveryOrder order = orders.byId(orderId).orElseThrow();
        OrderParties.Parties who = parties.of(orderId);
        return new PlacementRequest(order.operator(), orderId, order.dossiers().stream().map(Dossier::code).toList(),
                order.service(), order.declaredWeight(), order.collectAtDoor(), postal(who.sender()),
                postal(who.recipient()), who.note());
    }

    private static PostalParty postal(Party party) {
        return new PostalParty(party.name(), party.phone(), party.address(), party.communeCode(), party.provinceCode());
    }

    @Override
    public void placed(String orderId, long fence, String itemCode, Instant now) {
        try {
            transaction.executeWithoutResult(status -> {
                closeAttempt(orderId, fence, "ACCEPTED", itemCode, now);
                String known = jdbc.sql("select item_code from delivery_order where order_id = ? for update")
                        .param(orderId).query((rs, n) -> Optional.ofNullable(rs.getString(1))).single().orElse(null);
                if (known != null && itemCode != null && !known.equals(itemCode)) {
                    flag(orderId, "secondItemCode", itemCode, now);
                    return;
                }
                boolean moved = jdbc.sql("""
                                update delivery_order set placement = 'PLACED', item_code = coalesce(item_code, ?),
                                    lease_until = null, doubt_since = null, not_found_at = null,
                                    cleared_to_send = false,
                                    placement_detail = null, updated_at = ?
                                where order_id = ? and placement in ('RECEIVED', 'PLACING', 'OUTCOME_UNKNOWN')""")
                        .params(itemCode, Timestamp.from(now), orderId).update() == 1;
                outbox.done(PURPOSE, orderId);
                if (moved) {
                    OrderChanges.record(jdbc, orderId, "order.placed", now, null);
                }
            });
        } catch (DuplicateKeyException itemCodeOfAnotherOrder) {
            inDoubt(orderId, fence, "the operator named an item code that another order carries", now, null, now);
        }
    }

    private void flag(String orderId, String flag, String detail, Instant now) {
        jdbc.sql("""
                        update delivery_order set flags = array_append(array_remove(flags, ?), ?), updated_at = ?
                        where order_id = ?""").params(flag, flag, Timestamp.from(now), orderId).update();
        OrderChanges.record(jdbc, orderId, "order." + flag, now, detail);
    }

    @Override
    public void rejected(String orderId, long fence, String message, Instant now) {
        transaction.executeWithoutResult(status -> {
            closeAttempt(orderId, fence, "REJECTED", message, now);
            if (move(orderId, fence, "REJECTED", message, now)) {
                JdbcDeliveryOrders.releaseDossiers(jdbc, orderId);
                outbox.done(PURPOSE, orderId);
                OrderChanges.record(jdbc, orderId, "order.rejected", now, message);
            }
        });
    }

    @Override
    public void notSent(String orderId, long fence, String reason, Instant now, Instant retryAt) {
        transaction.executeWithoutResult(status -> {
            closeAttempt(orderId, fence, "NOT_SENT", reason, now);
            boolean current = jdbc.sql("""
                            update delivery_order set cleared_to_send = true, lease_until = null, placement_detail = ?,
                                updated_at = ?
                            where order_id = ? and fence = ? and placement = 'PLACING'""")
                    .params(reason, Timestamp.from(now), orderId, fence).update() == 1;
            if (current) {
                outbox.schedule(PURPOSE, orderId, Queues.placement(operatorOf(orderId)), now, retryAt);
            }
        });
    }

    @Override
    public void inDoubt(String orderId, long fence, String reason, Instant doubtSince, Instant lookAt, Instant now) {
        transaction.executeWithoutResult(status -> {
            closeAttempt(orderId, fence, "IN_DOUBT", reason, now);
            if (move(orderId, fence, "OUTCOME_UNKNOWN", reason, now)) {
                jdbc.sql("""
                                update delivery_order set doubt_since = ?, not_found_at = null, attempts = 0
                                where order_id = ?""")
                        .params(Timestamp.from(doubtSince), orderId).update();
                lookInto(orderId, now, lookAt);
                OrderChanges.record(jdbc, orderId, "order.outcome_unknown", now, reason);
            }
        });
    }

    private void lookInto(String orderId, Instant now, Instant lookAt) {
        if (lookAt == null) {
            outbox.hold(orderId);
        } else {
            outbox.schedule(PURPOSE, orderId, Queues.settlement(operatorOf(orderId)), now, lookAt);
        }
    }

    // Compare-and-set on the fence: a worker that was overtaken moves nothing.
    private boolean move(String orderId, long fence, String placement, String detail, Instant now) {
        return jdbc.sql("""
                        update delivery_order set placement = ?, placement_detail = ?, lease_until = null,
                        updated_at = ?
                        where order_id = ? and fence = ? and placement in ('PLACING', 'OUTCOME_UNKNOWN')""")
                .params(placement, detail, Timestamp.from(now), orderId, fence).update() == 1;
    }

    private void closeAttempt(String orderId, long fence, String outcome, String detail, Instant now) {
        jdbc.sql("""
                        update placement_attempt set closed_at = ?, outcome = ?, detail = ?
                        where order_id = ? and fence = ?""")
                .params(Timestamp.from(now), outcome, detail, orderId, fence).update();
    }

    @Override
    public int doubtOverdueAttempts(Instant now, DoubtTimes lookAt) {
        List<Overdue> overdue = jdbc.sql("""
                        select order_id, fence, operator, lease_until from delivery_order
                        where placement = 'PLACING' and not cleared_to_send and lease_until < ?
                        order by lease_until limit 500""")
                .param(Timestamp.from(now)).query((rs, n) -> new Overdue(rs.getString(1), rs.getLong(2),
                        rs.getString(3), rs.getTimestamp(4).toInstant())).list();
        // The worker may have made its call at any moment of its lease, so doubt counts from the lease's end.
        overdue.forEach(o -> inDoubt(o.orderId(), o.fence(), "the attempt was not closed within its lease",
                o.leaseUntil(), lookAt.lookAt(o.operator(), o.leaseUntil()).orElse(null), now));
        return overdue.size();
    }

    private record Overdue(String orderId, long fence, String operator, Instant leaseUntil) { }

    @Override
    public Optional<Doubt> doubt(String orderId) {
        return jdbc.sql("""
                        select order_id, operator, fence, doubt_since, not_found_at, attempts from delivery_order
                        where order_id = ? and placement = 'OUTCOME_UNKNOWN' and not cleared_to_send""")
                .param(orderId).query((rs, n) -> new Doubt(rs.getString(1), rs.getString(2), rs.getLong(3),
                        rs.getTimestamp(4).toInstant(), OrderRow.instant(rs, "not_found_at"), rs.getInt(6))).optional();
    }

    @Override
    public void notFoundOnce(String orderId, Instant now, Instant askAgainAt) {
        transaction.executeWithoutResult(status -> {
            int first = jdbc.sql("""
                            update delivery_order set not_found_at = ?, updated_at = ?
                            where order_id = ? and placement = 'OUTCOME_UNKNOWN' and not_found_at is null""")
                    .params(Timestamp.from(now), Timestamp.from(now), orderId).update();
            if (first == 1) {
                outbox.schedule(PURPOSE, orderId, Queues.settlement(operatorOf(orderId)), now, askAgainAt);
            }
        });
    }

    @Override
    public void clearToSend(String orderId, String detail, Instant now) {
        transaction.executeWithoutResult(status -> {
            int cleared = jdbc.sql("""
                            update delivery_order set cleared_to_send = true, placement_detail = ?, updated_at = ?
                            where order_id = ? and placement = 'OUTCOME_UNKNOWN' and not cleared_to_send""")
                    .params(detail, Timestamp.from(now), orderId).update();
            if (cleared == 1) {
                outbox.schedule(PURPOSE, orderId, Queues.placement(operatorOf(orderId)), now, now);
            }
        });
    }

    @Override
    public void askAgain(String orderId, String detail, Instant now, Instant at) {
        transaction.executeWithoutResult(status -> {
            int asked = jdbc.sql("""
                            update delivery_order set attempts = attempts + 1, placement_detail = ?, updated_at = ?
                            where order_id = ? and placement = 'OUTCOME_UNKNOWN' and not cleared_to_send""")
                    .params(detail, Timestamp.from(now), orderId).update();
            if (asked == 1) {
                outbox.schedule(PURPOSE, orderId, Queues.settlement(operatorOf(orderId)), now, at);
            }
        });
    }

    private String operatorOf(String orderId) {
        return jdbc.sql("select operator from delivery_order where order_id = ?").param(orderId)
                .query(String.class).single();
    }
}
