package vn.postalgateway.order.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.order.MovementProjection;
import vn.postalgateway.tariff.Funder;
import vn.postalgateway.tariff.Price;

/**
 * Writes what tracking derived into the order rows: a handful of statements, however many orders. A row that says it
 * already is not written again.
 */
class MovementRows {

    private static final String STATE = """
            update delivery_order o set movement = p.movement, movement_at = p.movement_at::timestamptz,
                flags = p.flags::text[], accepted_at = p.accepted_at::timestamptz,
                billable_at = p.billable_at::timestamptz, billable_month = p.billable_month::date,
                promised_by = p.promised_by::date, failed_attempts = p.failed_attempts::int,
                compensate_by = p.compensate_by::date, item_code = coalesce(o.item_code, p.item_code),
                money = case when p.billable_at is null and o.money in ('NONE', 'EXPECTED') then 'NONE'
                             when o.money = 'NONE' then 'EXPECTED' else o.money end,
                updated_at = coalesce(p.updated_at::timestamptz, o.updated_at)""";
    private static final String STATE_COLUMNS = """
            order_id, movement, movement_at, flags, accepted_at, billable_at, billable_month, promised_by,
            failed_attempts, compensate_by, item_code, updated_at""";

    // An operator's word about an item settles whether it has the order, whatever else stands as it is.
    private static final String UPDATE = STATE + """

            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[])
            as p (""" + STATE_COLUMNS + """
            )
            where o.order_id = p.order_id and (
                p.updated_at is not null
                or p.item_code is not null and o.placement in ('PLACING', 'OUTCOME_UNKNOWN')
                or (o.movement, o.movement_at, o.accepted_at, o.billable_at, o.promised_by, o.failed_attempts,
                        o.compensate_by) is distinct from
                    (p.movement, p.movement_at::timestamptz, p.accepted_at::timestamptz, p.billable_at::timestamptz,
                        p.promised_by::date, p.failed_attempts::int, p.compensate_by::date))
            returning o.order_id, o.placement""";

    // Apart, because a price that is named is read, compared and kept; most events bring none.
    private static final String UPDATE_WITH_PRICE = STATE + """
            , estimate = coalesce(o.estimate, o.price), price = p.price::jsonb, tariff_id = p.tariff_id, zone = p.zone,
                weight_grams = p.weight::int, price_basis = p.basis, tariff_vnd = p.tariff::bigint,
                citizen_vnd = p.citizen::bigint, budget_vnd = p.budget::bigint, post_vnd = p.post::bigint,
                owed_vnd = p.owed::bigint
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
            as p (""" + STATE_COLUMNS + """
            , price, tariff_id, zone, weight, basis, tariff, citizen, budget, post, owed)
            where o.order_id = p.order_id
            returning o.order_id, o.placement""";

    private final JdbcClient jdbc;
    private final PlacementMoves moves;
    private final StopRows stops;

    MovementRows(JdbcClient jdbc, PlacementMoves moves, StopRows stops) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.stops = stops;
    }

    /** @param projections one per order, all derived at the same time */
    void write(Collection<MovementProjection> projections) {
        if (projections.isEmpty()) {
            return;
        }
        Map<String, MovementProjection> byOrder = new LinkedHashMap<>();
        projections.forEach(p -> byOrder.put(p.orderId(), p));
        update(projections).stream().filter(Row::awaitsAnAnswer).map(row -> byOrder.get(row.orderId()))
                .filter(p -> p.itemCode() != null).sorted(Comparator.comparing(MovementProjection::orderId))
                .forEach(p -> moves.place(p.orderId(), p.itemCode(), p.at()));
        String[] ended = projections.stream().filter(p -> p.movement().isFinal()).map(MovementProjection::orderId)
                .toArray(String[]::new);
        if (ended.length > 0) {
            JdbcDeliveryOrders.releaseDossiers(jdbc, ended);
        }
        Map<String, String> typeOfOrder = new LinkedHashMap<>();
        projections.stream().filter(p -> p.changeType() != null)
                .forEach(p -> typeOfOrder.put(p.orderId(), p.changeType()));
        if (!typeOfOrder.isEmpty()) {
            OrderChanges.record(jdbc, typeOfOrder, projections.iterator().next().at());
        }
        stops.follow(projections);
    }

    private record Row(String orderId, String placement) {

        boolean awaitsAnAnswer() {
            return placement.equals("PLACING") || placement.equals("OUTCOME_UNKNOWN");
        }
    }

    private List<Row> update(Collection<MovementProjection> projections) {
        Map<Boolean, List<MovementProjection>> byNewPrice = projections.stream()
                .collect(Collectors.partitioningBy(p -> p.price() != null));
        List<Row> rows = new ArrayList<>(write(UPDATE, state(byNewPrice.get(false))));
        rows.addAll(write(UPDATE_WITH_PRICE, withPrice(state(byNewPrice.get(true)))));
        return rows;
    }

    private List<Row> write(String sql, Columns columns) {
        return columns.projections.isEmpty() ? List.of() : jdbc.sql(sql).params(columns.arrays)
                .query((row, number) -> new Row(row.getString(1), row.getString(2))).list();
    }

    private static Columns state(List<MovementProjection> projections) {
        Columns columns = new Columns(projections);
        columns.add(MovementProjection::orderId);
        columns.add(MovementProjection::movement);
        columns.add(MovementProjection::movementAt);
        columns.add(p -> "{" + String.join(",", p.flags()) + "}");
        columns.add(MovementProjection::acceptedAt);
        columns.add(MovementProjection::billableAt);
        columns.add(p -> p.billableAt() == null ? null : VietnamTime.monthOf(p.billableAt()).atDay(1));
        columns.add(MovementProjection::promisedBy);
        columns.add(MovementProjection::failedAttempts);
        columns.add(MovementProjection::compensateBy);
        columns.add(MovementProjection::itemCode);
        columns.add(p -> p.changeType() == null ? null : p.at());
        return columns;
    }

    private static Columns withPrice(Columns columns) {
        columns.addOfPrice(OrderJson::write);
        columns.addOfPrice(Price::tariffId);
        columns.addOfPrice(Price::zone);
        columns.addOfPrice(price -> price.weight().value());
        columns.addOfPrice(Price::basis);
        columns.addOfPrice(price -> price.tariff().amount());
        columns.addOfPrice(price -> price.citizenCharge().amount());
        columns.addOfPrice(price -> price.subsidy().amount());
        columns.addOfPrice(price -> price.partOf(Funder.POST).amount());
        columns.addOfPrice(price -> price.owed().amount());
        return columns;
    }

    /** The projections' values, column by column, as texts. */
    private static final class Columns {

        private final Collection<MovementProjection> projections;
        private final List<Object> arrays = new ArrayList<>();

        Columns(Collection<MovementProjection> projections) {
            this.projections = projections;
        }

        void add(Function<MovementProjection, Object> value) {
            arrays.add(projections.stream().map(value).map(v -> v == null ? null : v.toString())
                    .toArray(String[]::new));
        }

        void addOfPrice(Function<Price, Object> value) {
            add(p -> value.apply(p.price()));
        }
    }
}
