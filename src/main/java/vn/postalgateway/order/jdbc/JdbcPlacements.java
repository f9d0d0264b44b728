package vn.postalgateway.order.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.operator.PlacementRequest;
import vn.postalgateway.operator.PostalParty;
import vn.postalgateway.order.OrderParties;
import vn.postalgateway.order.Party;
import vn.postalgateway.order.PlacementAttempt;
import vn.postalgateway.order.Placements;
import vn.postalgateway.platform.outbox.OperatorQueues;
import vn.postalgateway.platform.outbox.Outbox;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Vnd;

/**
 * {@link Placements} in PostgreSQL: the order's row is taken, then the attempt's, then the outbox's, all in one
 * transaction and always in this order, so that no two of them wait for each other.
 */
public class JdbcPlacements implements Placements {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final OrderParties parties;
    private final Outbox outbox;
    private final PlacementMoves moves;

    public JdbcPlacements(JdbcClient jdbc, TransactionOperations transaction, OrderParties parties, Outbox outbox) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.parties = parties;
        this.outbox = outbox;
        this.moves = new PlacementMoves(jdbc, outbox);
    }

    @Override
    public Optional<PlacementAttempt> open(String orderId, String worker, Instant now, Instant leaseUntil) {
        return transaction.execute(status -> {
            Optional<Opened> opened = jdbc.sql("""
                            with opened as (
                                update delivery_order set placement = 'PLACING', fence = fence + 1,
                                    cleared_to_send = false, lease_until = ?, updated_at = ?
                                where order_id = ? and (placement = 'RECEIVED'
                                    or cleared_to_send and placement in ('PLACING', 'OUTCOME_UNKNOWN'))
                                    and not exists (select from dispatch_stop s
                                                    where s.operator = delivery_order.operator and s.stopped)
                                    and not exists (select from queue_pause p
                                                    where p.queue = ? || delivery_order.operator
                                                        and p.paused_until > ?)
                                returning *),
                            attempt as (
                                insert into placement_attempt (order_id, fence, kind, worker, opened_at)
                                select order_id, fence, 'CREATE', ?, ? from opened)
                            select fence, operator, service, declared_weight_grams, charge_paid, collect_fees_vnd,
                                citizen_vnd, array(select code from order_dossier d
                                                   where d.order_id = opened.order_id order by position) as dossiers
                            from opened""")
                    .params(Timestamp.from(leaseUntil), Timestamp.from(now), orderId, OperatorQueues.PLACEMENT,
                            Timestamp.from(now), worker, Timestamp.from(now)).query(Opened::read).optional();
            if (opened.isEmpty()) {
                outbox.putBackIfPaused(OrderInsert.PURPOSE, orderId, now);
            }
            return opened.map(o -> new PlacementAttempt(orderId, o.fence(), o.request(orderId, parties.of(orderId),
                    leaseUntil)));
        });
    }

    /** What of an order its placement needs. */
    private record Opened(long fence, String operator, List<String> dossiers, DeliveryService service, Grams weight,
                          Vnd collect) {

        static Opened read(ResultSet rs, int row) throws SQLException {
            Vnd atDoor = ChargePaid.valueOf(rs.getString("charge_paid"))
                    .collectedByPost(Vnd.of(rs.getLong("citizen_vnd"))).plus(Vnd.of(rs.getLong("collect_fees_vnd")));
            return new Opened(rs.getLong("fence"), rs.getString("operator"),
                    List.of((String[]) rs.getArray("dossiers").getArray()),
                    DeliveryService.valueOf(rs.getString("service")), new Grams(rs.getInt("declared_weight_grams")),
                    atDoor);
        }

        PlacementRequest request(String orderId, OrderParties.Parties who, Instant answerBy) {
            return new PlacementRequest(operator, orderId, dossiers, service, weight, collect, postal(who.sender()),
                    postal(who.recipient()), who.note(), answerBy);
        }
    }

    static PostalParty postal(Party party) {
        return new PostalParty(party.name(), party.phone(), party.address(), party.communeCode(), party.provinceCode());
    }

    @Override
    public void placed(String orderId, long fence, String itemCode, Instant now) {
        orDoubt(orderId, now, () -> {
            moves.place(orderId, itemCode, now);
            closeAttempt(orderId, fence, "ACCEPTED", itemCode, now);
        });
    }

    @Override
    public void heardOf(String orderId, String itemCode, Instant now) {
        orDoubt(orderId, now, () -> moves.place(orderId, itemCode, now));
    }

    private void orDoubt(String orderId, Instant now, Runnable placing) {
        try {
            transaction.executeWithoutResult(status -> placing.run());
        } catch (DuplicateKeyException itemCodeOfAnotherOrder) {
            long fence = jdbc.sql("select fence from delivery_order where order_id = ?").param(orderId)
                    .query(Long.class).single();
            inDoubt(orderId, fence, "the operator named an item code that another order carries", now, null, now);
        }
    }

    @Override
    public void rejected(String orderId, long fence, String message, Instant now) {
        transaction.executeWithoutResult(status -> {
            boolean moved = jdbc.sql("""
                            update delivery_order set placement = 'REJECTED', placement_detail = ?, lease_until = null,
                                doubt_since = null, not_found_at = null, cleared_to_send = false, updated_at = ?
                            where order_id = ? and fence = ? and placement in ('PLACING', 'OUTCOME_UNKNOWN')""")
                    .params(message, Timestamp.from(now), orderId, fence).update() == 1;
            closeAttempt(orderId, fence, "REJECTED", message, now);
            if (moved) {
                JdbcDeliveryOrders.releaseDossiers(jdbc, orderId);
                AllottedCodeRows.giveBack(jdbc, orderId);
                moves.finished(orderId);
                OrderChanges.record(jdbc, orderId, "order.rejected", now, message);
                moves.recalls().moot(orderId, now);
            }
        });
    }

    @Override
    public void notSent(String orderId, long fence, String reason, Instant now, Instant retryAt) {
        transaction.executeWithoutResult(status -> {
            boolean current = jdbc.sql("""
                            update delivery_order set cleared_to_send = true, lease_until = null, placement_detail = ?,
                                updated_at = ?
                            where order_id = ? and fence = ? and not cleared_to_send
                                and placement in ('PLACING', 'OUTCOME_UNKNOWN')""")
                    .params(reason, Timestamp.from(now), orderId, fence).update() == 1;
            closeAttempt(orderId, fence, "NOT_SENT", reason, now);
            if (current && !moves.recalls().cancelIfWished(orderId, now)) {
                moves.scheduleSending(orderId, now, retryAt);
            }
        });
    }

    // An order that is cleared to be sent has nothing in doubt: recovery may have looked before the worker said so.
    @Override
    public void inDoubt(String orderId, long fence, String reason, Instant doubtSince, Instant lookAt, Instant now) {
        transaction.executeWithoutResult(status -> {
            boolean moved = jdbc.sql("""
                            update delivery_order set placement = 'OUTCOME_UNKNOWN', placement_detail = ?,
                                lease_until = null, doubt_since = ?, not_found_at = null, attempts = 0, updated_at = ?
                            where order_id = ? and fence = ? and not cleared_to_send
                                and placement in ('PLACING', 'OUTCOME_UNKNOWN')""")
                    .params(reason, Timestamp.from(doubtSince), Timestamp.from(now), orderId, fence).update() == 1;
            if (moved) {
                closeAttempt(orderId, fence, "IN_DOUBT", reason, now);
                moves.scheduleLook(orderId, now, lookAt);
                OrderChanges.record(jdbc, orderId, "order.outcome_unknown", now, reason);
            }
        });
    }

    private void closeAttempt(String orderId, long fence, String outcome, String detail, Instant now) {
        jdbc.sql("""
                        update placement_attempt set closed_at = ?, outcome = ?, detail = ?
                        where order_id = ? and fence = ?""")
                .params(Timestamp.from(now), outcome, detail, orderId, fence).update();
    }

    @Override
    public List<Overdue> overdue(Instant now, int most) {
        return jdbc.sql("""
                        select order_id, operator, fence, lease_until from delivery_order
                        where placement = 'PLACING' and not cleared_to_send and lease_until < ?
                        order by lease_until limit ?""")
                .params(Timestamp.from(now), most).query((rs, n) -> new Overdue(rs.getString(1), rs.getString(2),
                        rs.getLong(3), rs.getTimestamp(4).toInstant())).list();
    }

    @Override
    public Optional<Doubt> doubt(String orderId) {
        return jdbc.sql("""
                        select order_id, operator, fence, doubt_since, not_found_at, attempts from delivery_order
                        where order_id = ? and placement = 'OUTCOME_UNKNOWN' and not cleared_to_send""")
                .param(orderId).query((rs, n) -> new Doubt(rs.getString(1), rs.getString(2), rs.getLong(3),
                        rs.getTimestamp(4).toInstant(), OrderRow.instant(rs, "not_found_at"), rs.getInt(6))).optional();
    }

    @Override
    public void notFoundOnce(Doubt doubt, Instant askedAt, Instant now, Instant askAgainAt) {
        transaction.executeWithoutResult(status -> {
            if (learn(doubt, "not_found_at = ?", Timestamp.from(askedAt), now, " and not_found_at is null")) {
                moves.scheduleLook(doubt.orderId(), now, askAgainAt);
            }
        });
    }

    @Override
    public void clearToSend(Doubt doubt, String detail, Instant now) {
        transaction.executeWithoutResult(status -> {
            if (learn(doubt, "cleared_to_send = true, placement_detail = ?", detail, now, "")) {
                closeAttempt(doubt.orderId(), doubt.fence(), "NOT_THERE", detail, now);
                if (!moves.recalls().cancelIfWished(doubt.orderId(), now)) {
                    moves.scheduleSending(doubt.orderId(), now, now);
                }
            }
        });
    }

    @Override
    public void sendAgain(Doubt doubt, String detail, Instant now) {
        transaction.executeWithoutResult(status -> {
            if (learn(doubt, "cleared_to_send = true, placement_detail = ?", detail, now, "")) {
                moves.scheduleSending(doubt.orderId(), now, now);
            }
        });
    }

    @Override
    public void askAgain(Doubt doubt, String detail, Instant now, Instant at) {
        transaction.executeWithoutResult(status -> {
            if (learn(doubt, "attempts = attempts + 1, placement_detail = ?", detail, now, "")) {
                moves.scheduleLook(doubt.orderId(), now, at);
            }
        });
    }

    // Compare-and-set on the very doubt: what was learnt about an older one is no proof for a newer one.
    private boolean learn(Doubt doubt, String change, Object value, Instant now, String andAlso) {
        return jdbc.sql("update delivery_order set " + change + ", updated_at = ? where order_id = ? and fence = ?"
                        + " and doubt_since = ? and placement = 'OUTCOME_UNKNOWN' and not cleared_to_send" + andAlso)
                .params(value, Timestamp.from(now), doubt.orderId(), doubt.fence(), Timestamp.from(doubt.since()))
                .update() == 1;
    }
}
