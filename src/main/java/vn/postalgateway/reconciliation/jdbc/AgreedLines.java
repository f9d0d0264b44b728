package vn.postalgateway.reconciliation.jdbc;

import java.sql.Date;
import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Matches in one stroke the lines that leave nothing to judge: readable to the last cell, alone on the statement with
 * an item code of ours, and in each cell what we hold about an item that this period owes. They are most of a month,
 * and {@link vn.postalgateway.reconciliation.LineClassifier} would say the same of each of them; it judges the rest.
 * Joins the caller's transaction.
 */
final class AgreedLines {

    private static final String SQL = """
            with shared as (
                select item_code from statement_line
                where statement_id = :id and item_code is not null group by item_code having count(*) > 1)
            insert into statement_result (result_id, statement_id, line_no, order_id, item_code, outcome, match_level,
                carries_item, claimed_vnd, owed_vnd, delta_vnd, delta_tariff_vnd, delta_citizen_vnd, online_charge_vnd,
                differences, explanation)
            select :prefix || lpad(upper(to_hex(l.line_no)), 8, '0'), l.statement_id, l.line_no, i.order_id,
                l.item_code, 'MATCHED', 'ITEM_CODE', true, l.claimed_vnd, i.owed_vnd, 0, 0, 0,
                case i.charge_paid when 'ONLINE' then i.citizen_vnd else 0 end, '[]', '[]'
            from statement_line l join statement_item i
                on i.statement_id = l.statement_id and i.item_code = l.item_code
            where l.statement_id = :id and l.faults is null and not l.credit
                and l.item_code not in (select item_code from shared)
                and i.in_population and i.billable_month = :period and i.settled_by is null
                and l.tariff_vnd = i.tariff_vnd
                and l.citizen_paid_vnd = case i.charge_paid when 'TO_POST' then i.citizen_vnd else 0 end
                and l.claimed_vnd = i.owed_vnd
                and l.tariff_vnd - l.citizen_paid_vnd - l.claimed_vnd = i.post_vnd
                and coalesce(l.collected_fee_vnd, i.collect_fees_vnd) = i.collect_fees_vnd
                and coalesce(l.weight_grams, i.weight_grams) = i.weight_grams
                and coalesce(l.zone, i.zone) = i.zone
                and coalesce(l.service, i.service) = i.service
                and coalesce(l.order_reference, i.order_id) = i.order_id
                and coalesce(l.dossier_codes, i.dossier_codes) = i.dossier_codes
                and coalesce(l.final_status, i.movement) = i.movement
                and (l.accepted_on is null or l.accepted_on = i.accepted_on)
                and (l.final_on is null or l.final_on = i.final_on)
            order by l.line_no""";

    private AgreedLines() {
    }

    /** @return how many lines were matched */
    static int match(JdbcClient jdbc, String statementId, YearMonth period, ResultIds ids) {
        return jdbc.sql(SQL).param("prefix", ids.prefix()).param("id", statementId)
                .param("period", Date.valueOf(period.atDay(1))).update();
    }
}
