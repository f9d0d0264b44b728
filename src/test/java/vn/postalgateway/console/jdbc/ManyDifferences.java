package vn.postalgateway.console.jdbc;

import vn.postalgateway.platform.database.TestDatabase;

/** A statement of which every line differs, among others of which none does: what the clerk's pages are measured on. */
final class ManyDifferences {

    static final String STATEMENT = "stm_much";

    private static final String HEAD = """
            insert into statement (statement_id, operator, contract, period, version, sha256, size_bytes, format,
                received_at, received_by, state, line_count)
            values ('%1$s', 'vnpost', 'ha-tinh-city', '%2$s', 1, sha256('%1$s'::bytea), 1, 'CSV', now(), 'clerk', 'READY', %3$d)""";
    private static final String ITEMS = """
            insert into statement_item (statement_id, order_id, in_population, item_code, service, dossier_codes,
                dossier_count, agency_code, movement, placement, accepted_on, final_on, billable_month, weight_grams,
                zone, from_commune, from_province, to_commune, to_province, charge_paid, submitted_online,
                price_basis, priced_on, contract_version, tariff_id, tariff_vnd, citizen_vnd, budget_vnd, post_vnd,
                owed_vnd, collect_fees_vnd)
            select '%1$s', '%1$s' || lpad(n::text, 12, '0'), true, 'CV' || lpad(n::text, 9, '0') || 'VN',
                case n %% 3 when 0 then 'DOSSIER_PICKUP' else 'RESULT_DELIVERY' end, 'H27.' || n %% 40 || '-' || n, 1,
                'H27.' || n %% 40, 'DELIVERED', 'PLACED', '2026-10-02', '2026-10-05', '2026-10-01', 80,
                case n %% 2 when 0 then 'INSIDE_DISTRICT' else 'ACROSS_DISTRICTS' end, '18073', '42', '18100', '42',
                'TO_POST', true, 'ACCEPTED', '2026-10-02', 'v', 't', 26000, 10000, 16000, 0, 16000, 0
            from generate_series(1, %2$d) n""";
    private static final String LINES = """
            insert into statement_line (statement_id, line_no, file_row, item_code, item_code_valid, order_reference,
                dossier_codes, service, accepted_on, final_status, final_on, weight_grams, zone, tariff_vnd,
                citizen_paid_vnd, claimed_vnd, credit)
            select '%1$s', n, n + 1, 'CV' || lpad(n::text, 9, '0') || 'VN', true, null, 'H27.' || n %% 40 || '-' || n,
                'RESULT_DELIVERY', '2026-10-02', 'DELIVERED', '2026-10-05', 580, 'INSIDE_DISTRICT', 26000 + n, 10000,
                16000 + n, false
            from generate_series(1, %2$d) n""";
    private static final String RESULTS = """
            insert into statement_result (result_id, statement_id, line_no, order_id, item_code, outcome, match_level,
                carries_item, claimed_vnd, owed_vnd, delta_vnd, delta_tariff_vnd, delta_citizen_vnd, differences,
                explanation)
            select 'res_%1$s' || lpad(n::text, 12, '0'), '%1$s', n, '%1$s' || lpad(n::text, 12, '0'),
                'CV' || lpad(n::text, 9, '0') || 'VN', %3$s, 'ITEM_CODE', true, 16000 + n, 16000, n, n, 0,
                '[{"field": "weightGrams", "ours": "80", "theirs": "580", "vnd": 1500}]',
                jsonb_build_array(jsonb_build_object('cause', case n %% 4 when 0 then 'ZONE' else 'WEIGHT' end, 'vnd', n,
                    'vi', 'Bưu điện cân 580 g, hệ thống ghi 80 g: vượt bậc 500 g, cộng thêm tiền ở dòng ' || n,
                    'en', 'The post weighed 580 g, we hold 80 g: step above 500 g, more money on line ' || n))
            from generate_series(1, %2$d) n""";
    private static final String DIFFERING = "(array['WEIGHT_STEP_DIFFERS', 'ZONE_DIFFERS', 'NOT_DELIVERED',"
            + " 'TARIFF_DIFFERS', 'CITIZEN_CHARGE_DIFFERS'])[n % 5 + 1]";
    private static final String DECISIONS = """
            insert into line_decision (statement_id, result_id, contract, period, action, reason, actor, decided_at)
            select '%1$s', 'res_%1$s' || lpad(n::text, 12, '0'), 'ha-tinh-city', '2026-10-01',
                case n %% 2 when 0 then 'KEEP_OURS' else 'DISPUTE' end, 'theo bảng giá', 'clerk', now()
            from generate_series(1, %2$d, 5) n""";

    private ManyDifferences() {
    }

    /** @param lines that differ; a fifth of them is decided */
    static void store(TestDatabase database, int lines) {
        statement(database, STATEMENT, "2026-10-01", lines, DIFFERING);
        statement(database, "stm_quiet", "2026-09-01", lines, "'MATCHED'");
        database.asOwner(DECISIONS.formatted(STATEMENT, lines), "vacuum analyze");
    }

    private static void statement(TestDatabase database, String id, String period, int lines, String outcome) {
        database.asOwner(HEAD.formatted(id, period, lines), ITEMS.formatted(id, lines), LINES.formatted(id, lines),
                RESULTS.formatted(id, lines, outcome));
    }
}
