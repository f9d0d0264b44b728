package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.settlement.Letterhead;
import vn.postalgateway.settlement.Letterheads;
import vn.postalgateway.settlement.PaperHead;
import vn.postalgateway.settlement.PaperHead.StatementSource;
import vn.postalgateway.settlement.PeriodView;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.tariff.Vnd;

/**
 * One revision of a period for its papers: who signed what, and where its lines are to be read.
 *
 * @param statementId the statement that counts, or null
 * @param letterhead  as frozen, or null where none is
 */
record PaperStand(String contract, YearMonth period, int revision, String statementId, PeriodView.Submission submission,
                  PeriodView.Approval approval, PeriodView.Reopening reopening, PaperHead.Signed signed,
                  String letterhead, Vnd feesBefore, Vnd feesHandedOver) {

    private static final String SQL = """
            select asked.revision, s.*, a.approved_by, a.approved_at, a.pay_by, r.reopened_by, r.reopened_at, r.reason,
                paper.letterhead, case when s.revision is null then fees_before(asked.contract, asked.period)
                    else paper.fees_before_vnd end as fees_before,
                case when s.revision is null then (select coalesce(sum(h.amount_vnd), 0) from fee_handover h
                        where h.contract = asked.contract and h.period = asked.period)
                    else paper.fees_handed_over_vnd end as fees_handed_over,
                case when s.revision is null then (
                        select n.statement_id from statement n where n.contract = asked.contract
                            and n.period = asked.period and n.state = 'READY' order by n.version desc limit 1)
                    else s.statement_id end as counting
            from (select :contract as contract, :period::date as period,
                    coalesce(:revision, p.revision, 1) as revision, coalesce(p.revision, 1) as newest
                from (select 1) one
                    left join settlement_period p on p.contract = :contract and p.period = :period) asked
                left join period_submission s using (contract, period, revision)
                left join period_approval a using (contract, period, revision)
                left join period_paper paper using (contract, period, revision)
                left join period_reopening r on r.contract = asked.contract and r.period = asked.period
                    and r.revision = asked.revision - 1
            where asked.revision between 1 and asked.newest""";
    private static final String SOURCES = """
            select s.statement_id, s.version, s.format, s.file_name, s.received_at, encode(s.sha256, 'hex') as sha256
            from statement s join statement counts on counts.statement_id = ? and s.operator = counts.operator
                and s.contract = counts.contract and s.period = counts.period and s.version <= counts.version
            order by s.version""";

    static PaperStand of(JdbcClient jdbc, String contract, YearMonth period, Integer revision) {
        PaperStand stand = jdbc.sql(SQL).param("contract", contract).param("period", Date.valueOf(period.atDay(1)))
                .param("revision", revision, java.sql.Types.INTEGER)
                .query((row, n) -> read(row, contract, period)).optional()
                .orElseThrow(() -> SettlementRefused.notFound("revision"));
        if (stand.frozen() && stand.letterhead == null) {
            throw SettlementRefused.conflict("papers-not-kept",
                    "Kỳ được trình trước khi hệ thống lưu nội dung biên bản; hãy mở lại rồi trình và duyệt lại.",
                    "The revision was submitted before papers were kept with it; reopen it, then submit and approve.");
        }
        return stand;
    }

    private static PaperStand read(ResultSet row, String contract, YearMonth period) throws SQLException {
        boolean frozen = row.getString("submitted_by") != null;
        return new PaperStand(contract, period, row.getInt("revision"), row.getString("counting"),
                frozen ? new PeriodView.Submission(row.getString("content_sha256"), row.getString("submitted_by"),
                        at(row, "submitted_at")) : null,
                row.getString("approved_by") == null ? null
                        : new PeriodView.Approval(row.getString("approved_by"), at(row, "approved_at"),
                                row.getObject("pay_by", LocalDate.class)),
                row.getString("reopened_by") == null ? null : new PeriodView.Reopening(row.getString("reopened_by"),
                        at(row, "reopened_at"), row.getString("reason")),
                frozen ? new PaperHead.Signed(row.getLong("items"), vnd(row, "tariff_vnd"), vnd(row, "subsidy_vnd"),
                        vnd(row, "claimed_vnd"), vnd(row, "confirmed_vnd"), vnd(row, "contested_vnd"),
                        vnd(row, "carried_over_vnd")) : null,
                row.getString("letterhead"), vnd(row, "fees_before"), vnd(row, "fees_handed_over"));
    }

    private static Vnd vnd(ResultSet row, String column) throws SQLException {
        return Vnd.of(row.getLong(column));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    boolean frozen() {
        return submission != null;
    }

    PaperHead head(JdbcClient jdbc, Letterheads letterheads, Instant now) {
        Letterhead over = frozen() ? LetterheadJson.read(letterhead) : letterheads.of(contract, period);
        List<StatementSource> sources = statementId == null ? List.of() : jdbc.sql(SOURCES).param(statementId)
                .query((row, n) -> new StatementSource(row.getString("statement_id"), row.getInt("version"),
                        row.getString("format"), row.getString("file_name"), at(row, "received_at"),
                        row.getString("sha256"))).list();
        return new PaperHead(contract, period, revision, over, sources, submission, approval, reopening, signed,
                new PaperHead.Fees(feesBefore, feesHandedOver), now);
    }
}
