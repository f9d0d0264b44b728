package vn.postalgateway.settlement.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.settlement.Dispute;
import vn.postalgateway.settlement.DisputeEvent;
import vn.postalgateway.settlement.DisputeFile;
import vn.postalgateway.tariff.Vnd;

/** Reads disputes and their history. */
final class DisputeRows {

    static final String DISPUTES = """
            select d.*, e.amount_vnd as agreed_vnd, e.actor as agreed_by, e.at as agreed_at, a.adjustment_id,
                a.period as landed, a.amount_vnd as adjusted_vnd, a.adjusted_by, a.adjusted_at
            from dispute d
                left join lateral (select * from dispute_event g where g.dispute_id = d.dispute_id and g.kind = 'AGREED'
                    order by g.event_no desc limit 1) e on true
                left join dispute_adjustment a on a.dispute_id = d.dispute_id
            """;
    static final String EVENTS = """
            select e.*, f.file_id, f.name, f.media_type, f.sha256, f.size_bytes
            from dispute_event e left join dispute_file f using (event_no)
            where e.dispute_id = ? order by e.event_no""";

    private DisputeRows() {
    }

    static Dispute dispute(ResultSet row, int n) throws SQLException {
        return new Dispute(row.getString("dispute_id"), row.getString("contract"), month(row, "period"),
                row.getString("result_id"), row.getObject("line_no", Integer.class), row.getString("order_id"),
                row.getBoolean("carries_item"), row.getString("item_code"), Outcome.valueOf(row.getString("outcome")),
                Vnd.of(row.getLong("claimed_vnd")), Vnd.of(row.getLong("owed_vnd")),
                Dispute.State.valueOf(row.getString("state")), instant(row, "opened_at"),
                row.getObject("due_on", LocalDate.class),
                row.getString("agreed_by") == null ? null : new Dispute.Agreement(Vnd.of(row.getLong("agreed_vnd")),
                        row.getString("agreed_by"), instant(row, "agreed_at")),
                row.getString("adjustment_id") == null ? null : new Dispute.Adjustment(row.getString("adjustment_id"),
                        month(row, "landed"), Vnd.of(row.getLong("adjusted_vnd")), row.getString("adjusted_by"),
                        instant(row, "adjusted_at")));
    }

    static DisputeEvent event(ResultSet row, int n) throws SQLException {
        Long amount = row.getObject("amount_vnd", Long.class);
        return new DisputeEvent(row.getLong("event_no"), row.getString("kind"),
                Dispute.Side.valueOf(row.getString("side")), row.getString("actor"), instant(row, "at"),
                row.getString("words"), amount == null ? null : Vnd.of(amount),
                row.getString("file_id") == null ? null : file(row, n));
    }

    static DisputeFile file(ResultSet row, int n) throws SQLException {
        return new DisputeFile(row.getString("file_id"), row.getString("name"), row.getString("media_type"),
                row.getString("sha256"), row.getInt("size_bytes"));
    }

    private static YearMonth month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
