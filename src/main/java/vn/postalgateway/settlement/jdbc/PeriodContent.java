package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.postalgateway.settlement.ContentHash;

/** The frozen content of one revision of a period, and its hash. Joins the caller's transaction; constant memory. */
final class PeriodContent {

    private static final int FETCH = 2_000;
    private static final String COLUMNS = """
            row_key, result_id, line_no, order_id, carries_item, item_code, outcome, action, disposition, origin,
            claimed_vnd, confirmed_vnd, contested_vnd, carried_over_vnd, sheet_vnd, tariff_vnd, at_post_vnd,
            online_vnd, discount_vnd, subsidy_vnd, collect_fees_vnd""";
    private static final int COLUMN_COUNT = 21;
    private static final String FREEZE = "insert into period_item (contract, period, revision, " + COLUMNS
            + ") select ?, ?, ?, " + COLUMNS + " from period_rows(?, ?, ?)";
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
    void freeze(String statementId, String actor, Instant at) {
        jdbc.update(FREEZE, contract, month, revision, contract, month, statementId);
        jdbc.update(SUBMIT, contract, month, revision, statementId, sha256(statementId), actor, Timestamp.from(at),
                contract, month, revision);
    }

    String sha256(String statementId) {
        ContentHash hash = new ContentHash().row(contract, period, revision, statementId, bytesOf(statementId));
        jdbc.query(connection -> {
            var statement = connection.prepareStatement("select " + COLUMNS + " from period_item"
                    + " where contract = ? and period = ? and revision = ? order by row_key");
            statement.setFetchSize(FETCH);
            statement.setString(1, contract);
            statement.setDate(2, month);
            statement.setInt(3, revision);
            return statement;
        }, row -> {
            Object[] cells = new Object[COLUMN_COUNT];
            for (int i = 0; i < COLUMN_COUNT; i++) {
                cells[i] = row.getString(i + 1);
            }
            hash.row(cells);
        });
        jdbc.query("select * from fee_handover where contract = ? and period = ? and revision <= ?"
                + " order by handover_id",
                row -> {
                    hash.row(row.getString("handover_id"), row.getLong("amount_vnd"), row.getString("received_on"),
                            row.getString("reference"), row.getString("recorded_by"));
                }, contract, month, revision);
        return hash.hex();
    }

    private String bytesOf(String statementId) {
        return statementId == null ? null : jdbc.queryForObject(
                "select encode(sha256, 'hex') from statement where statement_id = ?", String.class, statementId);
    }
}
