package vn.postalgateway.reconciliation.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.Place;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.Placement;
import vn.postalgateway.reconciliation.ChargeItem;
import vn.postalgateway.reconciliation.EarlierSettlement;
import vn.postalgateway.reconciliation.LinePair;
import vn.postalgateway.reconciliation.MatchLevel;
import vn.postalgateway.reconciliation.StatementLine;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/** Reads the rows of {@link PairQuery}. */
final class PairRow {

    private PairRow() {
    }

    static LinePair withLine(ResultSet row) throws SQLException {
        String level = row.getString("level");
        return new LinePair(line(row), row.getString("i_order_id") == null ? null : item(row),
                level == null ? null : MatchLevel.valueOf(level), row.getInt("candidates"), row.getInt("contents"),
                row.getBoolean("counts"), row.getBoolean("carries"), near(row.getString("near_codes")));
    }

    static LinePair ofOursOnly(ResultSet row) throws SQLException {
        return new LinePair(null, item(row), null, 0, 0, true, true, List.of());
    }

    private static StatementLine line(ResultSet row) throws SQLException {
        String faults = row.getString("faults");
        return new StatementLine(row.getInt("line_no"), row.getInt("file_row"), row.getString("item_code"),
                row.getBoolean("item_code_valid"), row.getString("order_reference"), row.getString("dossier_codes"),
                choice(DeliveryService.class, row.getString("service")), day(row, "accepted_on"),
                row.getString("final_status"),
                day(row, "final_on"), row.getObject("weight_grams", Integer.class), choice(Zone.class,
                row.getString("zone")),
                vnd(row, "tariff_vnd"), vnd(row, "citizen_paid_vnd"), vnd(row, "claimed_vnd"), vnd(row,
                "collected_fee_vnd"),
                row.getBoolean("credit"), null, faults == null ? List.of() : StatementJson.faults(faults));
    }

    private static ChargeItem item(ResultSet row) throws SQLException {
        LocalDate month = day(row, "i_billable_month");
        return new ChargeItem(row.getString("i_order_id"), row.getBoolean("i_in_population"),
                row.getString("i_item_code"),
                DeliveryService.valueOf(row.getString("i_service")), row.getString("i_dossier_codes"),
                row.getInt("i_dossier_count"), Movement.valueOf(row.getString("i_movement")),
                Placement.valueOf(row.getString("i_placement")), day(row, "i_accepted_on"), day(row, "i_final_on"),
                month == null ? null : YearMonth.from(month), row.getInt("i_weight_grams"),
                Zone.valueOf(row.getString("i_zone")),
                new Place(row.getString("i_from_commune"), row.getString("i_from_province")),
                new Place(row.getString("i_to_commune"), row.getString("i_to_province")),
                ChargePaid.valueOf(row.getString("i_charge_paid")), row.getBoolean("i_submitted_online"),
                row.getString("i_exemption"), Price.Basis.valueOf(row.getString("i_price_basis")), day(row,
                "i_priced_on"),
                vnd(row, "i_tariff_vnd"), vnd(row, "i_citizen_vnd"), vnd(row, "i_post_vnd"), vnd(row, "i_owed_vnd"),
                vnd(row, "i_collect_fees_vnd"), row.getBoolean("i_second_direction"), settled(row));
    }

    private static List<String> near(String codes) {
        return codes == null ? List.of() : List.of(codes.split(" "));
    }

    private static EarlierSettlement settled(ResultSet row) throws SQLException {
        String resultId = row.getString("i_settled_by");
        return resultId == null ? null : new EarlierSettlement(resultId, YearMonth.from(day(row, "i_settled_period")),
                row.getString("i_settled_statement"), row.getObject("i_settled_line", Integer.class));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static Vnd vnd(ResultSet row, String column) throws SQLException {
        long amount = row.getLong(column);
        return row.wasNull() ? null : Vnd.of(amount);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
