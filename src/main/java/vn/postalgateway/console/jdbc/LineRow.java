package vn.postalgateway.console.jdbc;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import vn.postalgateway.console.ComparedLine;
import vn.postalgateway.console.ComparedLine.Side;
import vn.postalgateway.console.DifferingLine;
import vn.postalgateway.reconciliation.LineDecision;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/** One result with our item, the post's line and the last decision about it. */
final class LineRow {

    static final String SELECT = """
            select r.result_id, r.line_no, r.order_id, coalesce(r.item_code, l.item_code, i.item_code) as item_code,
                r.outcome, r.claimed_vnd, r.owed_vnd, r.delta_vnd, r.explanation,
                i.order_id as our_order, i.item_code as our_item_code, i.dossier_codes as our_dossiers, i.agency_code,
                i.service as our_service, i.zone as our_zone, i.weight_grams as our_grams,
                i.accepted_on as our_accepted_on, i.final_on as our_final_on, i.tariff_vnd as our_tariff,
                case when i.charge_paid = 'TO_POST' then i.citizen_vnd else 0 end as our_at_post,
                i.collect_fees_vnd as our_fee,
                l.file_row, l.item_code as their_item_code, l.dossier_codes as their_dossiers,
                l.service as their_service, l.zone as their_zone, l.weight_grams as their_grams,
                l.accepted_on as their_accepted_on, l.final_on as their_final_on, l.tariff_vnd as their_tariff,
                l.citizen_paid_vnd as their_at_post, l.claimed_vnd as their_claim, l.collected_fee_vnd as their_fee,
                d.decision_no, d.action, d.reason, d.actor, d.decided_at, d.carried_from
            from statement_result r
                left join statement_item i on i.statement_id = r.statement_id and i.order_id = r.order_id
                left join statement_line l on l.statement_id = r.statement_id and l.line_no = r.line_no
                left join lateral (
                    select * from line_decision d
                    where d.statement_id = r.statement_id and d.result_id = r.result_id
                    order by d.decision_no desc limit 1) d on true
            """;

    private LineRow() {
    }

    static DifferingLine line(ResultSet row) throws SQLException {
        return new DifferingLine(row.getString("result_id"), integer(row, "line_no"), row.getString("item_code"),
                row.getString("order_id"), either(row, "our_dossiers", "their_dossiers"), row.getString("agency_code"),
                service(either(row, "our_service", "their_service")), zone(either(row, "our_zone", "their_zone")),
                Outcome.valueOf(row.getString("outcome")), Vnd.of(row.getLong("claimed_vnd")),
                Vnd.of(row.getLong("owed_vnd")), Vnd.of(row.getLong("delta_vnd")),
                ExplanationParts.of(row.getString("explanation")), decision(row));
    }

    static ComparedLine compared(ResultSet row) throws SQLException {
        Side ours = row.getString("our_order") == null ? null : new Side(null, row.getString("our_item_code"),
                row.getString("our_dossiers"), service(row.getString("our_service")), zone(row.getString("our_zone")),
                integer(row, "our_grams"), day(row, "our_accepted_on"), day(row, "our_final_on"),
                vnd(row, "our_tariff"), vnd(row, "our_at_post"), vnd(row, "owed_vnd"), vnd(row, "our_fee"));
        Side theirs = row.getString("line_no") == null ? null : new Side(integer(row, "file_row"),
                row.getString("their_item_code"), row.getString("their_dossiers"),
                service(row.getString("their_service")), zone(row.getString("their_zone")),
                integer(row, "their_grams"), day(row, "their_accepted_on"),
                day(row, "their_final_on"), vnd(row, "their_tariff"), vnd(row, "their_at_post"),
                vnd(row, "their_claim"), vnd(row, "their_fee"));
        return new ComparedLine(line(row), ours, theirs);
    }

    private static LineDecision decision(ResultSet row) throws SQLException {
        String action = row.getString("action");
        return action == null ? null : new LineDecision(row.getLong("decision_no"), Resolution.valueOf(action),
                row.getString("reason"), row.getString("actor"), row.getTimestamp("decided_at").toInstant(),
                row.getObject("carried_from", Long.class));
    }

    private static String either(ResultSet row, String ours, String theirs) throws SQLException {
        String our = row.getString(ours);
        return our == null ? row.getString(theirs) : our;
    }

    private static DeliveryService service(String name) {
        return name == null ? null : DeliveryService.valueOf(name);
    }

    private static Zone zone(String name) {
        return name == null ? null : Zone.valueOf(name);
    }

    private static Integer integer(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }

    private static Vnd vnd(ResultSet row, String column) throws SQLException {
        Long amount = row.getObject(column, Long.class);
        return amount == null ? null : Vnd.of(amount);
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        Date day = row.getDate(column);
        return day == null ? null : day.toLocalDate();
    }
}
