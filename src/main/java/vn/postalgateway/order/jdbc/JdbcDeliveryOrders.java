package vn.postalgateway.order.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.contract.PricedVersions;
import vn.postalgateway.order.Acceptance;
import vn.postalgateway.order.CanonicalContent;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.DeliveryRequest;
import vn.postalgateway.order.Money;
import vn.postalgateway.order.MovementProjection;
import vn.postalgateway.order.NewOrder;
import vn.postalgateway.order.OrderSearch;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.database.DatabaseAway;
import vn.postalgateway.platform.outbox.Outbox;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.tariff.Price;

/** {@link DeliveryOrders} in PostgreSQL. */
public class JdbcDeliveryOrders implements DeliveryOrders {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final PersonalSafe safe;
    private final PricedVersions pricedVersions;
    private final OrderInsert insert;
    private final PlacementMoves moves;
    private final MovementRows movements;
    private final BudgetReservations budgets;
    private final AllottedCodeRows allotted;

    public JdbcDeliveryOrders(JdbcClient jdbc, TransactionOperations transaction, PersonalSafe safe, Outbox outbox,
                              PricedVersions pricedVersions) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.safe = safe;
        this.pricedVersions = pricedVersions;
        this.insert = new OrderInsert(jdbc, safe, outbox);
        this.moves = new PlacementMoves(jdbc, outbox);
        this.movements = new MovementRows(jdbc, moves, new StopRows(jdbc, outbox));
        this.budgets = new BudgetReservations(jdbc);
        this.allotted = new AllottedCodeRows(jdbc);
    }

    @Override
    public Optional<Acceptance> alreadyTaken(String partnerId, DeliveryRequest request) {
        return storedUnder(partnerId, request.requestId()).map(stored -> compare(stored, request));
    }

    @Override
    public Acceptance accept(NewOrder order) {
        byte[] content = contentHash(order.request());
        try {
            return transaction.execute(status -> {
                if (!claimRequestId(order, content)) {
                    return compare(storedUnder(order.partnerId(), order.request().requestId()).orElseThrow(),
                            order.request());
                }
                pricedVersions.pin(order.question());
                insert.insert(order);
                Optional<OrderInsert.Occupied> occupied = insert.claimDossiers(order);
                if (occupied.isPresent()) {
                    status.setRollbackOnly();
                    return new Acceptance.DossierUnderWay(occupied.get().dossierCode(), occupied.get().orderId());
                }
                if (!budgets.reserve(order)) {
                    status.setRollbackOnly();
                    return new Acceptance.BudgetExhausted();
                }
                Optional<String> noNumber = allotted.bind(order.orderId(), order.codes());
                if (noNumber.isPresent()) {
                    status.setRollbackOnly();
                    return new Acceptance.Refused(List.of(new FieldFault("/itemCode", noNumber.get())));
                }
                return new Acceptance.Stored(DeliveryOrder.received(order));
            });
        } catch (DataAccessException failed) {
            throw DatabaseAway.waitedForALock(failed) ? new SameRequestInFlight() : failed;
        }
    }

    private record StoredRequest(byte[] contentHmac, String orderId) { }

    private Optional<StoredRequest> storedUnder(String partnerId, String requestId) {
        return jdbc.sql("select content_hmac, order_id from order_request_key where partner_id = ? and request_id = ?")
                .params(partnerId, requestId)
                .query((rs, n) -> new StoredRequest(rs.getBytes(1), rs.getString(2))).optional();
    }

    // The unique key decides who is first; a second one waits here for the first one's commit, at most lock_timeout.
    private boolean claimRequestId(NewOrder order, byte[] content) {
        return jdbc.sql("""
                        insert into order_request_key (partner_id, request_id, content_hmac, order_id)
                        values (?, ?, ?, ?) on conflict do nothing""")
                .params(order.partnerId(), order.request().requestId(), content, order.orderId()).update() == 1;
    }

    private Acceptance compare(StoredRequest stored, DeliveryRequest request) {
        return Arrays.equals(stored.contentHmac(), contentHash(request))
                ? new Acceptance.Replayed(byId(stored.orderId()).orElseThrow())
                : new Acceptance.RequestIdReused(stored.orderId());
    }

    private byte[] contentHash(DeliveryRequest request) {
        return safe.hmac("order-content", CanonicalContent.of(request));
    }

    @Override
    public boolean haveFirstDirection(String partnerId, DeliveryRequest request) {
        return FirstDirection.isThere(jdbc, partnerId, request);
    }

    @Override
    public Optional<DeliveryOrder> byId(String orderId) {
        return jdbc.sql("select " + OrderRow.COLUMNS + " from delivery_order where order_id = ?")
                .param(orderId).query(OrderRow::read).optional();
    }

    @Override
    public Optional<Price> estimateOf(String orderId) {
        return jdbc.sql("select estimate from delivery_order where order_id = ? and estimate is not null")
                .param(orderId).query(String.class).optional().map(OrderJson::price);
    }

    @Override
    public List<DeliveryOrder> find(OrderSearch search) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder("partner_id = ?");
        values.add(search.partnerId());
        and(where, values, "request_id = ?", search.requestId());
        and(where, values, "(item_code = ? or order_id = (select a.order_id from allotted_item_code a"
                + " where a.item_code = ?))", search.itemCode());
        and(where, values, "placement = ?", search.placement() == null ? null : search.placement().name());
        and(where, values, "movement = ?", search.movement() == null ? null : search.movement().name());
        and(where, values, "created_at >= ?", search.from() == null ? null : Timestamp.from(search.from()));
        and(where, values, "created_at < ?", search.to() == null ? null : Timestamp.from(search.to()));
        and(where, values, "order_id < ?", search.after());
        and(where, values, "order_id in (select order_id from order_dossier where code = ?)", search.dossierCode());
        values.add(search.limit());
        return jdbc.sql("select " + OrderRow.COLUMNS + " from delivery_order where " + where
                + " order by order_id desc limit ?").params(values).query(OrderRow::read).list();
    }

    private static void and(StringBuilder where, List<Object> values, String condition, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            condition.chars().filter(c -> c == '?').forEach(each -> values.add(value));
        }
    }

    @Override
    public Optional<DeliveryOrder> lock(String orderId) {
        return jdbc.sql("select " + OrderRow.COLUMNS + " from delivery_order where order_id = ? for update")
                .param(orderId).query(OrderRow::read).optional();
    }

    @Override
    public List<DeliveryOrder> lock(Collection<String> orderIds) {
        return jdbc.sql("select " + OrderRow.SUMS
                        + " from delivery_order where order_id = any(?::text[]) order by order_id for update")
                .param(orderIds.toArray(String[]::new)).query(OrderRow::readSums).list();
    }

    @Override
    public Map<String, String> idsByItemCodes(String operator, Collection<String> itemCodes) {
        Map<String, String> orderOfCode = new HashMap<>();
        jdbc.sql("""
                        select item_code, order_id from item_code_holder
                        where operator = ? and item_code = any(?::text[]) order by own""")
                .params(operator, itemCodes.toArray(String[]::new))
                .query(rs -> {
                    orderOfCode.put(rs.getString(1), rs.getString(2));
                });
        return orderOfCode;
    }

    @Override
    public Optional<String> idByItemCode(String operator, String itemCode) {
        return jdbc.sql("""
                        select order_id from item_code_holder where operator = ? and item_code = ?
                        order by own desc limit 1""")
                .params(operator, itemCode).query(String.class).optional();
    }

    @Override
    public void secondItem(String orderId, String itemCode, Instant at) {
        transaction.executeWithoutResult(status -> moves.recalls().recallItem(orderId, itemCode,
                RecallRows.Unwanted.SECOND_ITEM_CODE, at));
    }

    @Override
    public void project(Collection<MovementProjection> projections) {
        transaction.executeWithoutResult(status -> movements.write(projections));
    }

    static void releaseDossiers(JdbcClient jdbc, String... orderIds) {
        jdbc.sql("delete from dossier_under_way where order_id = any(?::text[])").param(orderIds).update();
    }

    @Override
    public void projectMoney(Collection<String> orderIds, Money money, Instant at) {
        jdbc.sql("""
                        with changed as (
                            update delivery_order set money = ?, updated_at = ?
                            where order_id = any(?::text[]) and money <> ?
                            returning order_id, partner_id, placement, movement, money)
                        insert into order_change (order_id, partner_id, type, at, placement, movement, money)
                        select order_id, partner_id, 'money.updated', ?, placement, movement, money from changed""")
                .params(money.name(), Timestamp.from(at), orderIds.toArray(String[]::new), money.name(),
                        Timestamp.from(at)).update();
    }
}
