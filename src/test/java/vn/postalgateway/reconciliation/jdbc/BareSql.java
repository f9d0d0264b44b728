package vn.postalgateway.reconciliation.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;

/**
 * The same work by hand: the file's rows in a table of their own, our items frozen, one full join, one CASE, results with
 * one reason each, sums, and the orders told where their money stands. No check of any cell, no second price, no sentence.
 */
final class BareSql {

    private static final String[] TABLES = {
        """
        create unlogged table if not exists bare_file (item_code text collate "C", order_reference text collate "C",
            dossier text collate "C", service text collate "C", accepted_on date, final_status text, final_on date,
            weight_grams int, zone text collate "C", tariff_vnd bigint, citizen_vnd bigint, claimed_vnd bigint,
            note text)""",
        "create table if not exists bare_line (statement_id text, line_no bigint, like bare_file, "
            + "primary key (statement_id, line_no))",
        "create table if not exists bare_item (like statement_item including all)",
        "create table if not exists bare_result (like statement_result including all)",
        "grant all on bare_file, bare_line, bare_item, bare_result to gateway_app",
        "truncate bare_file, bare_line, bare_item, bare_result"};

    private static final String LINES = """
            insert into bare_line select 'bare', row_number() over (), * from bare_file""";

    private static final String ITEMS = """
            insert into bare_item (statement_id, order_id, in_population, item_code, service, dossier_codes,
                dossier_count, agency_code, movement, placement, accepted_on, final_on, billable_month, weight_grams,
                zone, from_commune, from_province, to_commune, to_province, charge_paid, submitted_online, exemption,
                price_basis, priced_on, contract_version, tariff_id, tariff_vnd, citizen_vnd, budget_vnd, post_vnd,
                owed_vnd, collect_fees_vnd)
            select 'bare', order_id, true, item_code, service,
                (select string_agg(d.code, ' ' order by d.code) from order_dossier d where d.order_id = o.order_id),
                dossier_count, agency_code, movement, placement, accepted_at::date, billable_at::date, billable_month,
                weight_grams, zone, from_commune, from_province, to_commune, to_province, charge_paid,
                submitted_online, exemption, price_basis, accepted_at::date, contract_version, tariff_id, tariff_vnd,
                citizen_vnd, budget_vnd, post_vnd, owed_vnd, collect_fees_vnd
            from delivery_order o where contract = 'ha-tinh-city' and billable_month = '2026-10-01'""";

    private static final String RESULTS = """
            insert into bare_result (result_id, statement_id, line_no, order_id, item_code, outcome, match_level,
                carries_item, claimed_vnd, owed_vnd, delta_vnd, delta_tariff_vnd, delta_citizen_vnd,
                online_charge_vnd, differences, explanation)
            select 'res_' || lpad((row_number() over ())::text, 26, '0'), 'bare', l.line_no, i.order_id,
                coalesce(l.item_code, i.item_code),
                case when l.line_no is null then 'NOT_ON_STATEMENT' when i.order_id is null then 'NOT_IN_GATEWAY'
                    when l.tariff_vnd - l.citizen_vnd <> l.claimed_vnd then 'ARITHMETIC_WRONG'
                    when l.service <> i.service then 'SERVICE_DIFFERS' when l.zone <> i.zone then 'ZONE_DIFFERS'
                    when l.weight_grams <> i.weight_grams then 'WEIGHT_STEP_DIFFERS'
                    when l.tariff_vnd <> i.tariff_vnd then 'TARIFF_DIFFERS' else 'MATCHED' end,
                case when l.line_no is not null and i.order_id is not null then 'ITEM_CODE' end,
                i.order_id is not null, coalesce(l.claimed_vnd, 0), coalesce(i.owed_vnd, 0),
                coalesce(l.claimed_vnd, 0) - coalesce(i.owed_vnd, 0),
                coalesce(l.tariff_vnd, 0) - coalesce(i.tariff_vnd, 0), 0, 0, '[]',
                case when coalesce(l.claimed_vnd, 0) = coalesce(i.owed_vnd, 0) then '[]'::jsonb
                    else jsonb_build_array(jsonb_build_object('vnd', coalesce(l.claimed_vnd, 0)
                        - coalesce(i.owed_vnd, 0))) end
            from bare_line l full join bare_item i on i.item_code = l.item_code""";

    private static final String MONEY = """
            with changed as (
                update delivery_order o set money = case r.outcome when 'MATCHED' then 'MATCHED' else 'DIFFERENT' end,
                    updated_at = now()
                from bare_result r where r.order_id = o.order_id
                returning o.order_id, o.partner_id, o.placement, o.movement, o.money)
            insert into order_change (order_id, partner_id, type, at, placement, movement, money)
            select order_id, partner_id, 'money.updated', now(), placement, movement, money from changed""";

    private BareSql() {
    }

    static void prepare(ReconciliationGround ground) {
        for (String table : TABLES) {
            ground.database.asOwner(table);
        }
    }

    static void run(ReconciliationGround ground, Path file) {
        ground.atOnce(() -> {
            ground.template.execute("set local statement_timeout = 0");
            ground.template.execute("set local work_mem = '128MB'");
            copy(ground, file);
            for (String sql : new String[] {LINES, ITEMS, RESULTS,
                "select outcome, count(*), sum(claimed_vnd), sum(owed_vnd) from bare_result group by outcome", MONEY}) {
                ground.template.execute(sql);
            }
        });
    }

    private static void copy(ReconciliationGround ground, Path file) {
        ground.template.execute((ConnectionCallback<Long>) connection -> {
            try (InputStream in = Files.newInputStream(file)) {
                return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                        "copy bare_file from stdin (format csv, header)", in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
