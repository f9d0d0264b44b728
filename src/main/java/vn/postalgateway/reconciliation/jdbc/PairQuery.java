package vn.postalgateway.reconciliation.jdbc;

/**
 * The match as one set-based statement, on identity only. Each level takes only lines and items that earlier levels
 * left, and a
 * dossier only where one item of ours fits. Adjustment lines (CREDIT) never use an item up. Of the lines that name
 * the same item
 * the smallest content stands first; the line number parts only copies of one content.
 */
final class PairQuery {

    private static final String LINE_COLUMNS = """
            l.line_no, l.file_row, l.item_code, l.item_code_valid, l.order_reference, l.dossier_codes, l.service,
            l.accepted_on,
            l.final_status, l.final_on, l.weight_grams, l.zone, l.tariff_vnd, l.citizen_paid_vnd, l.claimed_vnd,
            l.collected_fee_vnd, l.faults""";

    private static final String ITEM_COLUMNS = """
            i.order_id as i_order_id, i.in_population as i_in_population, i.item_code as i_item_code,
            i.service as i_service,
            i.dossier_codes as i_dossier_codes, i.dossier_count as i_dossier_count, i.movement as i_movement,
            i.placement as i_placement, i.accepted_on as i_accepted_on, i.final_on as i_final_on,
            i.billable_month as i_billable_month, i.weight_grams as i_weight_grams, i.zone as i_zone,
            i.from_commune as i_from_commune, i.from_province as i_from_province, i.to_commune as i_to_commune,
            i.to_province as i_to_province, i.charge_paid as i_charge_paid, i.submitted_online as i_submitted_online,
            i.exemption as i_exemption, i.price_basis as i_price_basis, i.priced_on as i_priced_on,
            i.tariff_vnd as i_tariff_vnd, i.citizen_vnd as i_citizen_vnd, i.post_vnd as i_post_vnd,
            i.owed_vnd as i_owed_vnd,
            i.collect_fees_vnd as i_collect_fees_vnd, i.settled_by as i_settled_by""";

    /** One row per line. Parameter {@code ?} three times: the statement. */
    static final String LINES = """
            with line as materialized (
                select line_no, item_code, order_reference, dossier_codes, service, accepted_on, credit, content
                from statement_line where statement_id = ?),
            item as materialized (
                select order_id, item_code, dossier_codes, service,
                accepted_on from statement_item where statement_id = ?),
            by_code as materialized (
                select l.line_no, i.order_id, l.credit from line l join item i on i.item_code = l.item_code),
            used_by_code as materialized (select distinct order_id from by_code where not credit),
            by_reference as materialized (
                select l.line_no, i.order_id, l.credit from line l join item i on i.order_id = l.order_reference
                    left join by_code c on c.line_no = l.line_no
                    left join used_by_code u on u.order_id = i.order_id
                where c.line_no is null and u.order_id is null),
            used as materialized (
                select order_id from used_by_code union select order_id from by_reference where not credit),
            by_dossier as (
                select l.line_no, case when count(*) = 1 then min(i.order_id) end as order_id, count(*) as candidates
                from line l join item i on i.dossier_codes = l.dossier_codes and i.service = l.service
                        and i.accepted_on = l.accepted_on
                    left join by_code c on c.line_no = l.line_no
                    left join by_reference r on r.line_no = l.line_no
                    left join used u on u.order_id = i.order_id
                where c.line_no is null and r.line_no is null and u.order_id is null
                group by l.line_no),
            met as (
                select line_no, order_id, 'ITEM_CODE' as level, 1 as candidates from by_code
                union all select line_no, order_id, 'ORDER_REFERENCE', 1 from by_reference
                union all select line_no, order_id, 'DOSSIER', candidates from by_dossier),
            pair as (
                select l.line_no, m.order_id, m.level, coalesce(m.candidates, 0) as candidates, l.credit, l.content,
                    case when l.credit then 'credit ' || l.line_no
                         else coalesce('order ' || m.order_id, 'code ' || l.item_code || ' ' || coalesce(l.service, ''),
                                       'line ' || l.line_no) end as named
                from line l left join met m using (line_no)),
            ranked as (
                select line_no, order_id, level, candidates, credit,
                    case when min(content) over same = max(content) over same then 1 else 2 end as contents,
                    row_number() over (partition by named, content order by line_no) = 1 as counts,
                    row_number() over (partition by named order by content, line_no) = 1 as first
                from pair window same as (partition by named))
            select m.level, m.candidates, m.contents, m.counts,
            m.first and not m.credit and m.order_id is not null as carries,
            """ + LINE_COLUMNS + ", " + ITEM_COLUMNS + """

            from ranked m join statement_line l on l.line_no = m.line_no
                left join statement_item i on i.statement_id = l.statement_id and i.order_id = m.order_id
            where l.statement_id = ?""";

    /** What only we have; to be asked when the lines' results stand. Parameter {@code ?} once: the statement. */
    static final String REST = "select " + ITEM_COLUMNS + """

            from statement_item i
            where i.statement_id = ? and i.in_population and not exists (
                select 1 from statement_result r
                where r.statement_id = i.statement_id and r.order_id = i.order_id and r.carries_item)""";

    private PairQuery() {
    }
}
