package vn.postalgateway.settlement.jdbc;

import com.github.f4b6a3.ulid.UlidCreator;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.settlement.CollectedFees;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.tariff.Vnd;

/** Collected fees in PostgreSQL: what was collected comes from approved items, what was handed over from the clerk. */
public class JdbcCollectedFees implements CollectedFees {

    private static final String BALANCE = """
            select coalesce(-sum(p.amount_vnd) filter (where p.account = 'FEE_COLLECTED'), 0) as collected,
                coalesce(sum(p.amount_vnd) filter (where p.account = 'FEE_HANDED_OVER'), 0) as handed_over,
                coalesce(sum(p.amount_vnd) filter (where p.account = 'FEE_OWED_BY_POST'), 0) as owed,
                (select coalesce(sum(h.amount_vnd), 0) from fee_handover h where h.contract = :contract
                    and not exists (select 1 from ledger_journal x where x.kind = 'FEE_HANDED_OVER'
                        and x.contract = h.contract and x.subject = h.handover_id)) as pending
            from ledger_journal j join ledger_posting p using (journal_no)
            where j.contract = :contract and j.kind in ('FEE_COLLECTED', 'FEE_HANDED_OVER')""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public JdbcCollectedFees(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public FeeBalance balance(String contract) {
        return jdbc.sql(BALANCE).param("contract", contract).query((row, n) -> new FeeBalance(
                Vnd.of(row.getLong("collected")), Vnd.of(row.getLong("handed_over")), Vnd.of(row.getLong("owed")),
                Vnd.of(row.getLong("pending")))).single();
    }

    @Override
    public FeeHandover record(String contract, YearMonth period, Vnd amount, LocalDate receivedOn, String reference,
                              String actor) {
        Date month = Date.valueOf(period.atDay(1));
        Timestamp now = Timestamp.from(clock.instant());
        FeeHandover handover = new FeeHandover("fho_" + UlidCreator.getMonotonicUlid(), period, amount, receivedOn,
                reference, actor);
        try {
            transaction.executeWithoutResult(status -> {
                String state = jdbc.sql("select hold_period(?, ?, ?)").params(contract, month, now)
                        .query(String.class).single();
                if (!state.equals("OPEN") && !state.equals("REOPENED")) {
                    throw SettlementRefused.conflict("period-closed",
                            "Kỳ đã trình hoặc đã duyệt; hãy ghi vào kỳ đang mở.",
                            "The period is " + state + "; record it in an open one.");
                }
                jdbc.sql("""
                                insert into fee_handover (handover_id, contract, period, revision, amount_vnd,
                                    received_on, reference, recorded_by, recorded_at)
                                select ?, contract, period, revision, ?, ?, ?, ?, ? from settlement_period
                                where contract = ? and period = ?""")
                        .params(handover.handoverId(), amount.amount(), Date.valueOf(receivedOn), reference, actor, now,
                                contract, month).update();
            });
        } catch (DuplicateKeyException twice) {
            throw SettlementRefused.conflict("receipt-recorded", "Chứng từ này đã được ghi với cùng số tiền.",
                    "This receipt was recorded with the same amount before.");
        }
        return handover;
    }

    @Override
    public List<FeeHandover> handovers(String contract, YearMonth period) {
        return jdbc.sql("select * from fee_handover where contract = ? and period = ? order by handover_id")
                .params(contract, Date.valueOf(period.atDay(1))).query(JdbcCollectedFees::handover).list();
    }

    private static FeeHandover handover(ResultSet row, int n) throws SQLException {
        return new FeeHandover(row.getString("handover_id"), YearMonth.from(row.getDate("period").toLocalDate()),
                Vnd.of(row.getLong("amount_vnd")), row.getDate("received_on").toLocalDate(),
                row.getString("reference"), row.getString("recorded_by"));
    }
}
