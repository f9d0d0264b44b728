package vn.postalgateway.settlement.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.Standing;
import vn.postalgateway.settlement.AnnexLine;
import vn.postalgateway.settlement.Disposition;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/** Reads a row of the annex, frozen or as things stand. */
final class AnnexRow {

    private AnnexRow() {
    }

    static AnnexLine of(ResultSet row) throws SQLException {
        Disposition disposition = Disposition.valueOf(row.getString("disposition"));
        boolean carries = row.getBoolean("carries_item");
        Vnd online = vnd(row, "online_vnd");
        LocalDate origin = row.getObject("origin", LocalDate.class);
        return new AnnexLine(row.getString("row_key"), row.getObject("line_no", Integer.class),
                row.getString("item_code"), row.getString("order_id"), row.getString("dossier_codes"),
                choice(Outcome.class, row.getString("outcome")), disposition, carries,
                origin == null ? null : YearMonth.from(origin), ours(row, online), theirs(row),
                new Standing(vnd(row, "claimed_vnd"), vnd(row, "confirmed_vnd"), vnd(row, "contested_vnd"),
                        vnd(row, "carried_over_vnd"),
                        disposition == Disposition.SETTLED && carries ? online : Vnd.ZERO),
                row.getString("explanation"), decided(row));
    }

    private static AnnexLine.Ours ours(ResultSet row, Vnd online) throws SQLException {
        return new AnnexLine.Ours(choice(DeliveryService.class, row.getString("service")),
                choice(Zone.class, row.getString("zone")), row.getString("agency_code"),
                row.getObject("weight_grams", Integer.class), row.getObject("final_on", LocalDate.class),
                vnd(row, "tariff_vnd"), vnd(row, "at_post_vnd"), online, vnd(row, "discount_vnd"),
                vnd(row, "subsidy_vnd"), vnd(row, "owed_vnd"), vnd(row, "fee_vnd"));
    }

    private static AnnexLine.Theirs theirs(ResultSet row) throws SQLException {
        return new AnnexLine.Theirs(choice(DeliveryService.class, row.getString("their_service")),
                choice(Zone.class, row.getString("their_zone")), row.getObject("their_weight_grams", Integer.class),
                vnd(row, "their_tariff_vnd"), vnd(row, "their_citizen_vnd"));
    }

    private static AnnexLine.Decided decided(ResultSet row) throws SQLException {
        Resolution action = choice(Resolution.class, row.getString("action"));
        return action == null ? null : new AnnexLine.Decided(action, row.getString("reason"),
                row.getString("decided_by"), row.getTimestamp("decided_at").toInstant());
    }

    private static Vnd vnd(ResultSet row, String column) throws SQLException {
        long amount = row.getLong(column);
        return row.wasNull() ? null : Vnd.of(amount);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
