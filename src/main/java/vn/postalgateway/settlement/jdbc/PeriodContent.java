package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.settlement.ContentHash;
import vn.postalgateway.settlement.Letterhead;

/** The frozen content of one revision of a period, and its hash. Joins the caller's transaction; constant memory. */
final class PeriodContent {

    private static final int FETCH = 2_000;
    private static final String COLUMNS = """
            row_key, result_id, line_no, order_id, carries_item, item_code, outcome, action, disposition, origin,
            claimed_vnd, confirmed_vnd, contested_vnd, carried_over_vnd, sheet_vnd, tariff_vnd, at_post_vnd,
            online_vnd, discount_vnd, subsidy_vnd, collect_fees_vnd""";
    private static final int COLUMN_COUNT = 21;
    private static final String DETAILS = """
            row_key, dossier_codes, service, zone, agency_code, weight_grams, final_on, owed_vnd, fee_vnd,
            their_service, their_zone, their_weight_grams, their_tariff_vnd, their_citizen_vnd, explanation, reason,
            decided_by, decided_at""";
    private static final int DETAIL_COUNT = 18;
    // A moment reads the same in whatever zone the session lives.
    private static final String DECIDED_AT = "extract(epoch from decided_at)";
    // One statement, so that amounts and what papers say beside them are of one moment.
    private static final String FREEZE = """
            with line as materialized (select * from period_lines(:contract, :period, :statement)),
            item as (insert into period_item (contract, period, revision, %s)
                select :contract, :period, :revision, %s from line)
            insert into period_line (contract, period, revision, %s)
            select :contract, :period, :revision, %s from line""".formatted(COLUMNS, COLUMNS, DETAILS, DETAILS);
    private static final String PAPER = """
            insert into period_paper (contract, period, revision, letterhead, fees_before_vnd, fees_handed_over_vnd)
            values (:contract, :period, :revision, :letterhead, fees_before(:contract, :period),
                (select coalesce(sum(amount_vnd), 0) from fee_handover
                 where contract = :contract and period = :period))""";
    private static final String SUBMIT = """
            insert into period_submission (contract, period, revision, statement_id, content_sha256, submitted_by,
                submitted_at, rows, items, tariff_vnd, at_post_vnd, online_vnd, discount_vnd, subsidy_vnd,
                claimed_vnd, confirmed_vnd, contested_vnd, carried_over_vnd)
            select ?, ?, ?, ?, ?, ?, ?, count(*), count(*) filter (where carries_item),
                coalesce(sum(tariff_vnd), 0), coalesce(sum(at_post_vnd), 0), coalesce(sum(online_vnd), 0),
                coalesce(sum(discount_vnd), 0), coalesce(sum(subsidy_vnd), 0), coalesce(sum(claimed_vnd), 0),
                coalesce(sum(confirmed_vnd), 0), coalesce(sum(contested_vnd), 0), coalesce(sum(carried_over_vnd), 0)
            from period_item where contract = ? and period = ? and revision = ?""";

    private final JdbcTemplate jdbc;
    private final String contract;
    private final YearMonth period;
    private final int revision;
    private final Date month;

    PeriodContent(JdbcTemplate jdbc, String contract, YearMonth period, int revision) {
        this.jdbc = jdbc;
        this.contract = contract;
        this.period = period;
        this.revision = revision;
        this.month = Date.valueOf(period.atDay(1));
    }

    /** @param statementId the statement that stands for the period, or null for an empty period */
    void freeze(String statementId, Letterhead letterhead, String actor, Instant at) {
        JdbcClient named = JdbcClient.create(jdbc);
        named.sql(FREEZE).param("contract", contract).param("period", month).param("revision", revision)
                .param("statement", statementId).update();
        named.sql(PAPER).param("contract", contract).param("period", month).param("revision", revision)
                .param("letterhead", LetterheadJson.of(letterhead)).update();
        jdbc.update(SUBMIT, contract, month, revision, statementId, sha256(statementId), actor, Timestamp.from(at),
                contract, month, revision);
    }

    String sha256(String statementId) {
        ContentHash hash = new ContentHash().row(contract, period, revision, statementId, bytesOf(statementId));
        rows(hash, COLUMNS, COLUMN_COUNT, "period_item");
        jdbc.query("select * from fee_handover where contract = ? and period = ? and revision <= ?"
                + " order by handover_id",
                row -> {
                    hash.row(row.getString("handover_id"), row.getLong("amount_vnd"), row.getString("received_on"),
                            row.getString("reference"), row.getString("recorded_by"));
                }, contract, month, revision);
        // A revision that was submitted before papers were kept has none of these rows, and its old hash.
        rows(hash, DETAILS.replace("decided_at", DECIDED_AT), DETAIL_COUNT, "period_line");
        rows(hash, "letterhead, fees_before_vnd, fees_handed_over_vnd", 3, "period_paper");
        return hash.hex();
    }

    private void rows(ContentHash hash, String columns, int count, String table) {
        jdbc.query(connection -> {
            var statement = connection.prepareStatement("select " + columns + " from " + table
                    + " where contract = ? and period = ? and revision = ? order by 1");
            statement.setFetchSize(FETCH);
            statement.setString(1, contract);
            statement.setDate(2, month);
            statement.setInt(3, revision);
            return statement;
        }, row -> {
            Object[] cells = new Object[count];
            for (int i = 0; i < count; i++) {
                cells[i] = row.getString(i + 1);
            }
            hash.row(cells);
        });
    }

    private String bytesOf(String statementId) {
        return statementId == null ? null : jdbc.queryForObject(
                "select encode(sha256, 'hex') from statement where statement_id = ?", String.class, statementId);
    }
}
