package vn.postalgateway.settlement.jdbc;

import com.github.f4b6a3.ulid.UlidCreator;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.settlement.ContentHash;
import vn.postalgateway.settlement.Dispute;
import vn.postalgateway.settlement.Dispute.Side;
import vn.postalgateway.settlement.Dispute.State;
import vn.postalgateway.settlement.DisputeEvent;
import vn.postalgateway.settlement.DisputeFile;
import vn.postalgateway.settlement.DisputePaper;
import vn.postalgateway.settlement.DisputeQuery;
import vn.postalgateway.settlement.Disputes;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.tariff.DongWording;
import vn.postalgateway.tariff.Vnd;

/** Disputes in PostgreSQL. Whoever works on one holds its row; an adjustment holds both months before that. */
public class JdbcDisputes implements Disputes {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final WorkingCalendar calendar;
    private final int answerWorkingDays;
    private final Clock clock;

    /** @param answerWorkingDays how many working days the post has to answer */
    public JdbcDisputes(JdbcClient jdbc, TransactionTemplate transaction, WorkingCalendar calendar,
                        int answerWorkingDays, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.calendar = calendar;
        this.answerWorkingDays = answerWorkingDays;
        this.clock = clock;
    }

    @Override
    public List<Dispute> page(DisputeQuery query) {
        return jdbc.sql(DisputeRows.DISPUTES + """
                        where (:contract::text is null or d.contract = :contract)
                            and (:period::date is null or d.period = :period)
                            and (:state::text is null or d.state = :state)
                            and (:item::text is null or d.item_code = :item)
                            and (not :overdue or d.state = 'SENT' and d.due_on < :today)
                            and (:after::text is null or d.dispute_id > :after)
                        order by d.dispute_id limit :limit""")
                .param("contract", query.contract())
                .param("period", query.period() == null ? null : Date.valueOf(query.period().atDay(1)))
                .param("state", query.state() == null ? null : query.state().name())
                .param("item", query.itemCode()).param("overdue", query.overdue())
                .param("today", Date.valueOf(today())).param("after", query.after()).param("limit", query.limit())
                .query(DisputeRows::dispute).list();
    }

    @Override
    public Dispute find(String disputeId) {
        return jdbc.sql(DisputeRows.DISPUTES + "where d.dispute_id = ?").param(disputeId).query(DisputeRows::dispute)
                .optional().orElseThrow(() -> SettlementRefused.notFound("dispute"));
    }

    @Override
    public List<DisputeEvent> history(String disputeId) {
        return jdbc.sql(DisputeRows.EVENTS).param(disputeId).query(DisputeRows::event).list();
    }

    @Override
    public Dispute say(String disputeId, Word word) {
        return alone(disputeId, dispute -> {
            refuseUnless(dispute, Set.of(State.OPEN, State.SENT, State.ANSWERED, State.AGREED, State.ESCALATED,
                    State.ADJUSTED));
            write(disputeId, "WORD", word, null);
        });
    }

    @Override
    public DisputeFile attach(String disputeId, Side side, String name, byte[] bytes, String actor) {
        DisputePaper kind = DisputePaper.of(bytes);
        String sha256 = ContentHash.ofBytes(bytes);
        alone(disputeId, dispute -> {
            refuseUnless(dispute, Set.of(State.OPEN, State.SENT, State.ANSWERED, State.AGREED, State.ESCALATED,
                    State.ADJUSTED));
            if (file(disputeId, sha256).isEmpty()) {
                refuseOneTooMany(disputeId);
                long event = write(disputeId, "FILE", new Word(side, null, actor), null);
                jdbc.sql("insert into dispute_file values (?, ?, ?, ?, ?, ?, ?, ?)").params("dsf_"
                        + UlidCreator.getMonotonicUlid(), disputeId, event, name, kind.mediaType(), sha256,
                        bytes.length, bytes).update();
            }
        });
        return file(disputeId, sha256).orElseThrow();
    }

    private Optional<DisputeFile> file(String disputeId, String sha256) {
        return jdbc.sql("select file_id, name, media_type, sha256, size_bytes from dispute_file"
                + " where dispute_id = ? and sha256 = ?").params(disputeId, sha256).query(DisputeRows::file).optional();
    }

    private void refuseOneTooMany(String disputeId) {
        if (jdbc.sql("select count(*) from dispute_file where dispute_id = ?").param(disputeId).query(Integer.class)
                .single() >= DisputePaper.MOST_PAPERS) {
            throw SettlementRefused.conflict("too-many-papers", "Khiếu nại này đã có đủ số tệp cho phép.",
                    "The dispute has as many files as it may have.");
        }
    }

    @Override
    public byte[] bytes(String disputeId, String fileId) {
        return jdbc.sql("select bytes from dispute_file where dispute_id = ? and file_id = ?")
                .params(disputeId, fileId).query(byte[].class).optional()
                .orElseThrow(() -> SettlementRefused.notFound("file of this dispute"));
    }

    @Override
    public Dispute send(String disputeId, Word word) {
        return alone(disputeId, dispute -> {
            refuseUnless(dispute, Set.of(State.OPEN));
            write(disputeId, "SENT", word, null);
            jdbc.sql("update dispute set state = 'SENT', due_on = ? where dispute_id = ?")
                    .params(Date.valueOf(calendar.plusWorkingDays(today(), answerWorkingDays)), disputeId).update();
        });
    }

    @Override
    public Dispute answer(String disputeId, Word word) {
        return step(disputeId, State.ANSWERED, Set.of(State.SENT), word);
    }

    @Override
    public Dispute escalate(String disputeId, Word word) {
        return step(disputeId, State.ESCALATED, Set.of(State.SENT, State.ANSWERED, State.AGREED), word);
    }

    private Dispute step(String disputeId, State to, Set<State> from, Word word) {
        return alone(disputeId, dispute -> {
            refuseUnless(dispute, from);
            write(disputeId, to.name(), word, null);
            become(disputeId, to);
        });
    }

    @Override
    public Dispute agree(String disputeId, Vnd amount, Word word) {
        return alone(disputeId, dispute -> {
            refuseUnless(dispute, Set.of(State.ANSWERED, State.ESCALATED, State.AGREED));
            if (word.words() == null && !dispute.isBetweenTheClaims(amount)) {
                throw SettlementRefused.wrong("amount-needs-a-reason", "Số tiền nằm ngoài khoảng giữa "
                        + DongWording.of(dispute.owed()).vi() + " và " + DongWording.of(dispute.claimed()).vi()
                        + "; hãy ghi lý do.", "The amount is not between " + dispute.owed() + " and "
                        + dispute.claimed() + "; say why.");
            }
            write(disputeId, "AGREED", word, amount);
            become(disputeId, State.AGREED);
        });
    }

    @Override
    public Dispute adjust(String disputeId, Vnd amount, String actor) {
        return transaction.execute(status -> {
            new DisputeAdjusting(jdbc, clock.instant()).adjust(find(disputeId), amount, actor);
            return find(disputeId);
        });
    }

    private interface Step {
        void take(Dispute dispute);
    }

    private Dispute alone(String disputeId, Step step) {
        return transaction.execute(status -> {
            jdbc.sql("select 1 from dispute where dispute_id = ? for update").param(disputeId).query(Integer.class)
                    .optional();
            step.take(find(disputeId));
            return find(disputeId);
        });
    }

    private static void refuseUnless(Dispute dispute, Set<State> from) {
        if (!from.contains(dispute.state())) {
            throw SettlementRefused.conflict("dispute-stands-otherwise", "Khiếu nại đang ở trạng thái "
                    + dispute.state() + ".", "The dispute is " + dispute.state() + ".");
        }
    }

    private long write(String disputeId, String kind, Word word, Vnd amount) {
        return jdbc.sql("""
                        insert into dispute_event (dispute_id, kind, side, actor, at, words, amount_vnd)
                        values (?, ?, ?, ?, ?, ?, ?) returning event_no""")
                .params(disputeId, kind, word.side().name(), word.actor(), Timestamp.from(clock.instant()),
                        word.words(), amount == null ? null : amount.amount()).query(Long.class).single();
    }

    private void become(String disputeId, State state) {
        jdbc.sql("update dispute set state = ? where dispute_id = ?").params(state.name(), disputeId).update();
    }

    private LocalDate today() {
        return VietnamTime.dayOf(clock.instant());
    }
}
