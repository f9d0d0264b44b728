package vn.postalgateway.settlement.jdbc;

import com.github.f4b6a3.ulid.UlidCreator;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.settlement.Dispute;
import vn.postalgateway.settlement.Dispute.State;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.tariff.Vnd;

/** Makes an agreed amount content of the next open month. Joins the caller's transaction. */
final class DisputeAdjusting {

    private static final int MONTHS_AHEAD = 120;

    private final JdbcClient jdbc;
    private final Timestamp now;

    DisputeAdjusting(JdbcClient jdbc, Instant now) {
        this.jdbc = jdbc;
        this.now = Timestamp.from(now);
    }

    /** @param seen the dispute as it was before anything was held */
    void adjust(Dispute seen, Vnd amount, String actor) {
        // A month that is being closed is waited for; the months come before the dispute, as approving takes them.
        jdbc.sql("set local lock_timeout = '20s'").update();
        if (!hold(seen.contract(), seen.period()).equals("APPROVED")) {
            throw SettlementRefused.conflict("period-in-revision",
                    "Kỳ có khiếu nại đang được mở lại; hãy chờ kỳ được duyệt lại.",
                    "The month that left it out is being revised; wait until it is approved again.");
        }
        YearMonth landing = nextOpen(seen);
        jdbc.sql("select 1 from dispute where dispute_id = ? for update").param(seen.disputeId())
                .query(Integer.class).single();
        Dispute dispute = jdbc.sql(DisputeRows.DISPUTES + "where d.dispute_id = ?").param(seen.disputeId())
                .query(DisputeRows::dispute).single();
        refuseImpossible(dispute, amount, actor);
        write(dispute, landing, actor);
    }

    private YearMonth nextOpen(Dispute dispute) {
        for (int ahead = 1; ahead <= MONTHS_AHEAD; ahead++) {
            YearMonth month = dispute.period().plusMonths(ahead);
            String state = hold(dispute.contract(), month);
            if (state.equals("OPEN") || state.equals("REOPENED")) {
                return month;
            }
        }
        throw new IllegalStateException("no month of " + dispute.contract() + " is open");
    }

    private String hold(String contract, YearMonth month) {
        return jdbc.sql("select hold_period(?, ?, ?)").params(contract, Date.valueOf(month.atDay(1)), now)
                .query(String.class).single();
    }

    private static void refuseImpossible(Dispute dispute, Vnd amount, String actor) {
        if (dispute.state() != State.AGREED) {
            throw SettlementRefused.conflict("dispute-stands-otherwise", "Khiếu nại đang ở trạng thái "
                    + dispute.state() + ".", "The dispute is " + dispute.state() + ".");
        }
        if (dispute.agreed().by().equals(actor)) {
            throw SettlementRefused.forbidden("own-agreement", "Người ghi số tiền thống nhất không được tự điều chỉnh.",
                    "Another person has to adjust what you wrote down as agreed.");
        }
        if (!dispute.agreed().amount().equals(amount)) {
            throw SettlementRefused.conflict("amount-differs", "Số tiền thống nhất đã thay đổi; hãy xem lại.",
                    "The agreed amount is " + dispute.agreed().amount() + " by now; look at it again.");
        }
    }

    private void write(Dispute dispute, YearMonth landing, String actor) {
        jdbc.sql("""
                        insert into dispute_adjustment (adjustment_id, dispute_id, contract, period, amount_vnd,
                            agreed_no, agreed_kind, agreed_by, adjusted_by, adjusted_at, sheet_vnd, tariff_vnd,
                            at_post_vnd, online_vnd, discount_vnd, subsidy_vnd)
                        select ?, e.dispute_id, i.contract, ?, e.amount_vnd, e.event_no, e.kind, e.actor, ?, ?,
                            i.sheet_vnd, i.tariff_vnd, i.at_post_vnd, i.online_vnd, i.discount_vnd, i.subsidy_vnd
                        from dispute_event e, disputed_row(e.dispute_id) i
                        where e.dispute_id = ? and e.kind = 'AGREED' order by e.event_no desc limit 1""")
                .params("adj_" + UlidCreator.getMonotonicUlid(), Date.valueOf(landing.atDay(1)), actor, now,
                        dispute.disputeId()).update();
        jdbc.sql("""
                        insert into dispute_event (dispute_id, kind, side, actor, at, amount_vnd)
                        values (?, 'ADJUSTED', 'AGENCY', ?, ?, ?)""")
                .params(dispute.disputeId(), actor, now, dispute.agreed().amount().amount()).update();
        jdbc.sql("update dispute set state = 'ADJUSTED' where dispute_id = ?").param(dispute.disputeId()).update();
    }
}
