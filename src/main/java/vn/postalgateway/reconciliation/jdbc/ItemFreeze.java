package vn.postalgateway.reconciliation.jdbc;

import java.sql.Date;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.reconciliation.StatementKey;

/**
 * Freezes our side for one statement: the items that the period owes, ended ones never, and whatever else its lines
 * name by item code, by a re-issued code, by our reference or by dossier. One statement, so one moment. Joins the
 * caller's transaction.
 */
final class ItemFreeze {

    private static final String SQL = """
            with line as (
                select item_code, order_reference, dossier_codes from statement_line where statement_id = :id),
            open as materialized (select order_id from open_items(:contract, :period)),
            named as materialized (
                select order_id from open
                union select o.order_id from line join delivery_order o on o.operator = :operator
                    and o.item_code = line.item_code
                union select c.order_id from line join order_change c
                    on c.type = 'order.second_item_code' and c.detail = line.item_code
                union select order_reference from line
                union select d.order_id
                    from (select distinct unnest(string_to_array(dossier_codes, ' ')) as code from line
                          where not exists (select 1 from delivery_order o
                                            where o.operator = :operator and o.item_code = line.item_code)) unknown
                    join order_dossier d on d.code = unknown.code),
            dossiers as (
                select d.order_id, string_agg(distinct d.code collate "C", ' ' order by d.code collate "C") as codes
                from named join order_dossier d using (order_id) group by d.order_id),
            ended as (
                select distinct on (order_id) * from (
                    select order_id, result_id, period from named join settled_item using (order_id)
                    union all
                    select order_id, result_id, period from named join ended_item using (order_id)) either
                where order_id not in (select order_id from open)
                order by order_id, period, result_id)
            insert into statement_item (statement_id, order_id, in_population, item_code, service, dossier_codes,
                dossier_count, agency_code, movement, placement, accepted_on, final_on, billable_month, weight_grams,
                zone,
                from_commune, from_province, to_commune, to_province, charge_paid, submitted_online, exemption,
                price_basis,
                priced_on, contract_version, tariff_id, tariff_vnd, citizen_vnd, budget_vnd, post_vnd, owed_vnd,
                collect_fees_vnd, settled_by, settled_period, settled_statement, settled_line)
            select :id, o.order_id,
                open.order_id is not null,
                o.item_code, o.service,
                coalesce(dossiers.codes, ''),
                o.dossier_count, o.agency_code, o.movement, o.placement, (o.accepted_at at time zone :zone)::date,
                (o.billable_at at time zone :zone)::date, o.billable_month, o.weight_grams, o.zone,
                o.from_commune, o.from_province, o.to_commune, o.to_province, o.charge_paid, o.submitted_online,
                o.exemption,
                o.price_basis,
                (case when o.price_basis = 'ACCEPTED' then coalesce(o.accepted_at, o.created_at) else o.created_at end
                    at time zone :zone)::date,
                o.contract_version, o.tariff_id, o.tariff_vnd, o.citizen_vnd, o.budget_vnd, o.post_vnd, o.owed_vnd,
                o.collect_fees_vnd, coalesce(ended.result_id, ended.order_id), ended.period, r.statement_id, r.line_no
            from named join delivery_order o using (order_id)
                left join open on open.order_id = o.order_id
                left join dossiers on dossiers.order_id = o.order_id
                left join ended on ended.order_id = o.order_id
                left join statement_result r on r.result_id = ended.result_id
            where o.contract = :contract and o.operator = :operator""";

    private ItemFreeze() {
    }

    static int freeze(JdbcClient jdbc, String statementId, StatementKey key) {
        return jdbc.sql(SQL).param("id", statementId).param("contract", key.contract()).param("operator",
                key.operator())
                .param("period", Date.valueOf(key.period().atDay(1))).param("zone", VietnamTime.ZONE.getId()).update();
    }
}
