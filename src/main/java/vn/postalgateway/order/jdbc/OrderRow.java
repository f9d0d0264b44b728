package vn.postalgateway.order.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.Place;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.Money;
import vn.postalgateway.order.Placement;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Funder;
import vn.postalgateway.tariff.FunderPart;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/** Reads one row of delivery_order. */
final class OrderRow {

    private static final String PLAIN = """
            order_id, partner_id, request_id, contract, contract_version, operator, agency_code, service, content,
            from_commune, from_province, to_commune, to_province, declared_weight_grams, submitted_online, exemption,
            charge_paid, collect_fees_vnd, second_direction, item_code, placement, placement_detail, movement, flags,
            money, promised_by, accepted_at, billable_at, failed_attempts, (select decide_by from delivery_question q
                where q.order_id = delivery_order.order_id and q.open) as decide_by, compensate_by, created_at,
            updated_at""";
    static final String COLUMNS = PLAIN + ", price";
    /** Without the price's explanation, which is longer than all else. */
    static final String SUMS = PLAIN + """
            , tariff_vnd, owed_vnd, citizen_vnd, budget_vnd, post_vnd, tariff_id, zone, weight_grams, price_basis""";

    private OrderRow() {
    }

    static DeliveryOrder read(ResultSet rs, int rowNumber) throws SQLException {
        return read(rs, OrderJson.price(rs.getString("price")));
    }

    static DeliveryOrder readSums(ResultSet rs, int rowNumber) throws SQLException {
        return read(rs, Price.ofSums(Vnd.of(rs.getLong("tariff_vnd")), Vnd.of(rs.getLong("owed_vnd")),
                List.of(part(rs, Funder.CITIZEN, "citizen_vnd"), part(rs, Funder.BUDGET, "budget_vnd"),
                        part(rs, Funder.POST, "post_vnd")),
                rs.getString("tariff_id"), Zone.valueOf(rs.getString("zone")), new Grams(rs.getInt("weight_grams")),
                Price.Basis.valueOf(rs.getString("price_basis"))));
    }

    private static FunderPart part(ResultSet rs, Funder funder, String column) throws SQLException {
        return new FunderPart(funder, Vnd.of(rs.getLong(column)));
    }

    private static DeliveryOrder read(ResultSet rs, Price price) throws SQLException {
        return new DeliveryOrder(rs.getString("order_id"), rs.getString("partner_id"), rs.getString("request_id"),
                rs.getString("contract"), rs.getString("contract_version"), rs.getString("operator"),
                rs.getString("agency_code"), DeliveryService.valueOf(rs.getString("service")),
                OrderJson.content(rs.getString("content")).dossiers(),
                new Place(rs.getString("from_commune"), rs.getString("from_province")),
                new Place(rs.getString("to_commune"), rs.getString("to_province")),
                new Grams(rs.getInt("declared_weight_grams")), rs.getBoolean("submitted_online"),
                rs.getString("exemption"), ChargePaid.valueOf(rs.getString("charge_paid")),
                Vnd.of(rs.getLong("collect_fees_vnd")), rs.getBoolean("second_direction"), rs.getString("item_code"),
                Placement.valueOf(rs.getString("placement")), rs.getString("placement_detail"),
                Movement.valueOf(rs.getString("movement")), List.of((String[]) rs.getArray("flags").getArray()),
                Money.valueOf(rs.getString("money")), price,
                rs.getObject("promised_by", LocalDate.class), instant(rs, "accepted_at"), instant(rs, "billable_at"),
                rs.getInt("failed_attempts"), instant(rs, "decide_by"),
                rs.getObject("compensate_by", LocalDate.class), instant(rs, "created_at"), instant(rs, "updated_at"));
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp timestamp = rs.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
