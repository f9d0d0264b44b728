package vn.postalgateway.reconciliation.jdbc;

import java.sql.Date;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.reconciliation.StatementKey;

/**
 * Freezes our side for one statement: the items that the period owes, ended ones never, and whatever else its other
 * lines name by item code, by a re-issued code, by our reference or by dossier. One statement, so one moment. What the
 * period owes is read once; what else is named is looked up line by line, for it is little, and the archive of orders
 * is large. Joins the caller's transaction.
 */
final class ItemFreeze {

    private static final String INSERT = """
            insert into statement_item (statement_id, order_id, in_population, settled_by, settled_period,
                settled_statement, settled_line, item_code, service, dossier_codes, dossier_count, agency_code,
                movement, placement, accepted_on, final_on, billable_month, weight_grams, zone, from_commune,
                from_province, to_commune, to_province, charge_paid, submitted_online, exemption, price_basis,
                priced_on, contract_version, tariff_id, tariff_vnd, citizen_vnd, budget_vnd, post_vnd, owed_vnd,
                collect_fees_vnd, second_direction)
            """;

    private static final String ORDER_COLUMNS = """
                o.item_code, o.service, coalesce(case when o.dossier_count = 1
                    then (select d.code from order_dossier d where d.order_id = o.order_id and d.position = 0)
                    else (select string_agg(distinct d.code collate "C", ' ' order by d.code collate "C")
                          from order_dossier d where d.order_id = o.order_id) end, ''),
                o.dossier_count, o.agency_code, o.movement, o.placement, (o.accepted_at at time zone :zone)::date,
                (o.billable_at at time zone :zone)::date, o.billable_month, o.weight_grams, o.zone, o.from_commune,
                o.from_province, o.to_commune, o.to_province, o.charge_paid, o.submitted_online, o.exemption,
                o.price_basis,
                (case when o.price_basis = 'ACCEPTED' then coalesce(o.accepted_at, o.created_at) else o.created_at end
                    at time zone :zone)::date,
                o.contract_version, o.tariff_id, o.tariff_vnd, o.citizen_vnd, o.budget_vnd, o.post_vnd, o.owed_vnd,
                o.collect_fees_vnd, o.second_direction
            """;

    private static final String SQL = "with owed as (" + INSERT
            + "select :id, o.order_id, true, null, null::date, null, null::int," + ORDER_COLUMNS + """
                from open_orders(:contract, :period) o where o.operator = :operator
                returning order_id, item_code),
            line as materialized (
                select l.item_code, l.order_reference, l.dossier_codes,
                    array(select o.order_id from delivery_order o
                          where o.operator = :operator and o.item_code = l.item_code) as coded
                from statement_line l where l.statement_id = :id and not exists (
                    select 1 from owed where owed.item_code = l.item_code)),
            named as materialized (
                select unnest(coded) as order_id from line
                union select unnest(array(select c.order_id from order_change c
                    where c.type = 'order.second_item_code' and c.detail = line.item_code)) from line
                union select order_reference from line
                union select unnest(array(select d.order_id from order_dossier d where d.code = unknown.code))
                    from (select distinct unnest(string_to_array(dossier_codes, ' ')) as code from line
                          where cardinality(coded) = 0) unknown)
            """ + INSERT
            + "select :id, o.order_id, false, coalesce(e.result_id, e.order_id), e.period, r.statement_id, r.line_no,"
            + ORDER_COLUMNS + """
            from named, lateral (select * from delivery_order where order_id = named.order_id offset 0) o
                left join lateral (
                    select result_id, order_id, period from settled_item s where s.order_id = o.order_id
                    union all
                    select result_id, order_id, period from ended_item n where n.order_id = o.order_id
                    order by period, result_id limit 1) e on true
                left join lateral (
                    select statement_id, line_no from statement_result where result_id = e.result_id offset 0) r on true
            where o.contract = :contract and o.operator = :operator
                and not exists (select 1 from owed where owed.order_id = o.order_id)""";

    private ItemFreeze() {
    }

    static void freeze(JdbcClient jdbc, String statementId, StatementKey key) {
        jdbc.sql(SQL).param("id", statementId).param("contract", key.contract()).param("operator", key.operator())
                .param("period", Date.valueOf(key.period().atDay(1))).param("zone", VietnamTime.ZONE.getId()).update();
    }
}
