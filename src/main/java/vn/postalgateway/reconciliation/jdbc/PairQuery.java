package vn.postalgateway.reconciliation.jdbc;

/**
 * The match of what {@link AgreedLines} left, as one set-based statement and on identity only. Each level takes only
 * lines and items that earlier levels left, and only where one item and one item code meet: a line that could mean
 * several items, or an item that lines with several codes could mean, is ambiguous. Adjustment lines (CREDIT) never use
 * an item up. Of the lines that name the same item the smallest content stands first; the line number parts only copies
 * of one content.
 */
final class PairQuery {

    /** Above so many lines or items without a partner a code like another one says nothing any more. */
    private static final int MOST_NEAR_LINES = 20_000;
    private static final int MOST_NEAR_ITEMS = 100_000;

    private static final String LINE_COLUMNS = """
            l.line_no, l.file_row, l.item_code, l.item_code_valid, l.order_reference, l.dossier_codes, l.service,
            l.accepted_on,
            l.final_status, l.final_on, l.weight_grams, l.zone, l.tariff_vnd, l.citizen_paid_vnd, l.claimed_vnd,
            l.collected_fee_vnd, l.credit, l.faults""";

    private static final String ITEM_COLUMNS = """
            i.order_id as i_order_id, i.in_population as i_in_population, i.item_code as i_item_code,
            i.service as i_service, i.dossier_codes as i_dossier_codes, i.dossier_count as i_dossier_count,
            i.movement as i_movement, i.placement as i_placement, i.accepted_on as i_accepted_on,
            i.final_on as i_final_on, i.billable_month as i_billable_month, i.weight_grams as i_weight_grams,
            i.zone as i_zone, i.from_commune as i_from_commune, i.from_province as i_from_province,
            i.to_commune as i_to_commune, i.to_province as i_to_province, i.charge_paid as i_charge_paid,
            i.submitted_online as i_submitted_online, i.exemption as i_exemption, i.price_basis as i_price_basis,
            i.priced_on as i_priced_on, i.tariff_vnd as i_tariff_vnd, i.citizen_vnd as i_citizen_vnd,
            i.post_vnd as i_post_vnd, i.owed_vnd as i_owed_vnd, i.collect_fees_vnd as i_collect_fees_vnd,
            i.second_direction as i_second_direction, i.settled_by as i_settled_by,
            i.settled_period as i_settled_period,
            i.settled_statement as i_settled_statement, i.settled_line as i_settled_line""";

    private static final String SIDES = """
            with line as materialized (
                select l.*, content_of(l) as content
                from statement_line l where statement_id = ? and not exists (
                    select 1 from statement_result r where r.statement_id = l.statement_id and r.line_no = l.line_no)),
            item as materialized (
                select i.*
                from statement_item i where statement_id = ? and not exists (
                    select 1 from statement_result r
                    where r.statement_id = i.statement_id and r.order_id = i.order_id and r.carries_item)),
            """;

    // Most lines meet by code; what is left for the later levels is small, and so are their joins.
    private static final String LEVELS = """
            by_code as materialized (
                select l.line_no, i.order_id, 'ITEM_CODE' as level, 1 as candidates, l.credit
                from line l join item i on i.item_code = l.item_code),
            """
            + left(0, "line", "item", "by_code")
            + level("by_reissue", "REISSUED_CODE", """
            line_0 l join order_change c on c.type = 'order.second_item_code' and c.detail = l.item_code
                    join item_0 i on i.order_id = c.order_id""")
            + left(1, "line_0", "item_0", "by_reissue")
            + level("by_reference", "ORDER_REFERENCE", "line_1 l join item_1 i on i.order_id = l.order_reference")
            + left(2, "line_1", "item_1", "by_reference")
            + level("by_dossier", "DOSSIER", """
            line_2 l join item_2 i on i.dossier_codes = l.dossier_codes and i.service = l.service
                    and i.accepted_on = l.accepted_on""")
            + left(3, "line_2", "item_2", "by_dossier")
            + """
            met as (select * from by_code union all select * from by_reissue union all select * from by_reference
                union all select * from by_dossier)""";

    /** One row per line without a result. Parameter {@code ?} twice: the statement. */
    static final String LINES = SIDES + LEVELS + NearCodeQuery.with(MOST_NEAR_LINES, MOST_NEAR_ITEMS) + """
            , pair as (
                select l.line_no, m.order_id, m.level, coalesce(m.candidates, 0) as candidates, l.credit, l.content,
                    case when l.credit then 'credit ' || l.line_no
                         else coalesce('order ' || m.order_id, 'code ' || l.item_code || ' ' || coalesce(l.service, ''),
                                       'reference ' || l.order_reference, 'content ' || l.content) end as named
                from line l left join met m using (line_no)),
            ranked as (
                select line_no, order_id, level, candidates, credit,
                    case when min(content) over same = max(content) over same then 1 else 2 end as contents,
                    row_number() over (partition by named, content order by line_no) = 1 as counts,
                    row_number() over (partition by named order by content, line_no) = 1 as first
                from pair window same as (partition by named))
            select m.level, m.candidates, m.contents, m.counts, near.codes as near_codes,
            m.first and not m.credit and m.order_id is not null as carries,
            """ + LINE_COLUMNS + ", " + ITEM_COLUMNS + """

            from ranked m join line l using (line_no)
                left join item i on i.order_id = m.order_id
                left join near using (line_no)""";

    /** What only we have; to be asked when the lines' results stand. Parameter {@code ?} once: the statement. */
    static final String REST = "select " + ITEM_COLUMNS + """

            from statement_item i
            where i.statement_id = ? and i.in_population and not exists (
                select 1 from statement_result r
                where r.statement_id = i.statement_id and r.order_id = i.order_id and r.carries_item)""";

    /** Items that the post still had time to bill. Parameters: statement, the result before, how many at most. */
    static final String EXPECTED = "select r.result_id, " + ITEM_COLUMNS + """

            from statement_result r join statement_item i using (statement_id, order_id)
            where r.statement_id = ? and r.outcome = 'EXPECTED' and r.result_id > ?
            order by r.result_id limit ?""";

    private PairQuery() {
    }

    private static String level(String name, String level, String meeting) {
        return """
                %s as materialized (
                    select line_no, case when max(ways) = 1 then min(order_id) end as order_id, '%s' as level,
                        max(ways)::int as candidates, bool_or(credit) as credit
                    from (select l.line_no, i.order_id, l.credit, greatest(
                                 count(*) over (partition by l.line_no),
                                 case when min(coalesce(l.item_code, '')) filter (where not credit) over one_item
                                     < max(coalesce(l.item_code, '')) filter (where not credit) over one_item
                                     then 2 else 1 end) as ways
                          from %s window one_item as (partition by i.order_id)) meeting
                    group by line_no),
                """.formatted(name, level, meeting);
    }

    // A line that a level met, though not for sure, is not tried again; an item is used up by a line that is sure.
    private static String left(int step, String lines, String items, String met) {
        return """
                line_%1$d as materialized (
                    select line_no, item_code, item_code_valid, order_reference, dossier_codes, service, accepted_on,
                        credit
                    from %2$s l where not exists (select 1 from %4$s m where m.line_no = l.line_no)),
                item_%1$d as materialized (
                    select order_id, item_code, dossier_codes, service, accepted_on, in_population
                    from %3$s i where not exists (
                        select 1 from %4$s m where m.order_id = i.order_id and not m.credit)),
                """.formatted(step, lines, items, met);
    }
}
