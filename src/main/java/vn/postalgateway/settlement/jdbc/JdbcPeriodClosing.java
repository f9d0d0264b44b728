package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.platform.database.SetBased;
import vn.postalgateway.reconciliation.Periods;
import vn.postalgateway.settlement.Letterheads;
import vn.postalgateway.settlement.PeriodClosing;
import vn.postalgateway.settlement.PeriodView.Budget;
import vn.postalgateway.settlement.PeriodView;
import vn.postalgateway.settlement.SettlementRefused;

/**
 * Closing in PostgreSQL. The period's row is taken for update: writers hold it for share, so closing waits for those
 * who came first, and those who come later see the new state.
 */
public class JdbcPeriodClosing implements PeriodClosing {

    private static final int CONTENT_READ = 10;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate moment;
    private final Periods periods;
    private final PeriodSettling settling;
    private final Contracts contracts;
    private final DeliveryTerms terms;
    private final Letterheads letterheads;
    private final Clock clock;

    public JdbcPeriodClosing(JdbcTemplate template, TransactionTemplate transaction, Periods periods,
                             PeriodSettling settling, Contracts contracts, DeliveryTerms terms,
                             Letterheads letterheads, Clock clock) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.transaction = transaction;
        this.moment = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.moment.setReadOnly(true);
        this.periods = periods;
        this.settling = settling;
        this.contracts = contracts;
        this.terms = terms;
        this.letterheads = letterheads;
        this.clock = clock;
    }

    @Override
    public PeriodView show(String contract, YearMonth period) {
        return moment.execute(status -> {
            SetBased.plan(template);
            return view(contract, period);
        });
    }

    @Override
    public PeriodView submit(String contract, YearMonth period, String actor) {
        return alone(contract, period, (stand, now) -> {
            PeriodRules.mayBeSubmitted(stand);
            PeriodBlockers found = PeriodBlockers.of(jdbc, contract, period, stand.statementId(), now);
            if (!found.blocking().isEmpty()) {
                throw SettlementRefused.blocked(found.blocking());
            }
            new PeriodContent(template, contract, period, stand.revision()).freeze(stand.statementId(),
                    letterheads.of(contract, period), actor, now);
            become("SUBMITTED", stand.revision(), contract, period, now);
        });
    }

    @Override
    public PeriodView approve(String contract, YearMonth period, String actor, String contentSha256) {
        return approve(contract, period, actor, contentSha256, percent -> { });
    }

    /** @param progress is told now and then how much is done, 0 to 100 */
    PeriodView approve(String contract, YearMonth period, String actor, String contentSha256, IntConsumer progress) {
        return alone(contract, period, (stand, now) -> {
            PeriodRules.mayBeApproved(stand, actor, contentSha256);
            String found = new PeriodContent(template, contract, period, stand.revision()).sha256(stand.statementId());
            if (!stand.submission().contentSha256().equals(found)) {
                throw PeriodRules.contentDiffers();
            }
            progress.accept(CONTENT_READ);
            jdbc.sql("insert into period_approval values (?, ?, ?, ?, ?, ?, ?, ?)").params(contract, month(period),
                    stand.revision(), found, stand.submission().by(), actor, Timestamp.from(now),
                    payBy(contract, period, now)).update();
            settle(new PeriodSettling.Revision(contract, period, stand.revision()), actor, now,
                    percent -> progress.accept(CONTENT_READ + percent * (100 - CONTENT_READ) / 100));
            become("APPROVED", stand.revision(), contract, period, now);
            new DisputesOfApproval(jdbc).follow(contract, month(period), stand.revision(), actor, Timestamp.from(now));
        });
    }

    private void settle(PeriodSettling.Revision revision, String actor, Instant now, IntConsumer progress) {
        try {
            settling.settle(revision, actor, now, progress);
        } catch (DuplicateKeyException settledElsewhere) {
            throw SettlementRefused.conflict("item-settled-once",
                    "Có bưu gửi vừa được quyết toán ở kỳ khác; hãy mở lại kỳ.",
                    "An item was settled in another period meanwhile; reopen the period and look at its blockers.");
        }
    }

    @Override
    public PeriodView reopen(String contract, YearMonth period, String actor, String reason) {
        return alone(contract, period, (stand, now) -> {
            PeriodRules.mayBeReopened(stand, actor);
            jdbc.sql("insert into period_reopening values (?, ?, ?, ?, ?, ?, ?, ?)").params(contract, month(period),
                    stand.revision(), stand.submission().contentSha256(), stand.submission().by(), actor,
                    Timestamp.from(now), reason).update();
            become("REOPENED", stand.revision() + 1, contract, period, now);
            if (stand.laterStatement() != null && stand.statementId() != null) {
                jdbc.sql("select carry_decisions_over(?, ?)").params(stand.statementId(), stand.laterStatement())
                        .query(Long.class).single();
            }
        });
    }

    private PeriodView alone(String contract, YearMonth period, BiConsumer<PeriodStand, Instant> work) {
        return transaction.execute(status -> {
            Instant now = clock.instant();
            // A long list of decisions or a large period takes its time; whoever comes meanwhile waits for it.
            jdbc.sql("set local lock_timeout = '20s'").update();
            SetBased.plan(template);
            jdbc.sql("""
                            insert into settlement_period (contract, period, state, changed_at)
                            values (?, ?, 'OPEN', ?) on conflict do nothing""")
                    .params(contract, month(period), Timestamp.from(now)).update();
            jdbc.sql("select 1 from settlement_period where contract = ? and period = ? for update")
                    .params(contract, month(period)).query(Integer.class).single();
            work.accept(PeriodStand.of(jdbc, contract, period), now);
            return view(contract, period);
        });
    }

    private void become(String state, int revision, String contract, YearMonth period, Instant now) {
        jdbc.sql("""
                        update settlement_period set state = ?, revision = ?, changed_at = ?
                        where contract = ? and period = ?""")
                .params(state, revision, Timestamp.from(now), contract, month(period)).update();
    }

    private PeriodView view(String contract, YearMonth period) {
        PeriodStand stand = PeriodStand.of(jdbc, contract, period);
        PeriodBlockers found = stand.closed() ? null
                : PeriodBlockers.of(jdbc, contract, period, stand.statementId(), clock.instant());
        return new PeriodView(periods.totals(contract, period), stand.revision(), stand.submission(), stand.approval(),
                stand.reopening(), found == null ? List.of() : found.blocking(),
                found == null ? List.of() : found.notices(), stand.broughtForward(jdbc, contract, period),
                PeriodStand.carriedIn(jdbc, contract, period), stand.laterStatement(),
                budget(contract, period, stand), ClosingTaskRow.last(jdbc, contract, period).orElse(null));
    }

    private Budget budget(String contract, YearMonth period, PeriodStand stand) {
        return contract(contract, period).map(Contract::budget).map(budget -> new Budget(budget.year(),
                stand.budgetUsed(jdbc, contract, period))).orElse(null);
    }

    private LocalDate payBy(String contract, YearMonth period, Instant approvedAt) {
        return contract(contract, period).map(version -> terms.payBy(version, VietnamTime.dayOf(approvedAt)))
                .orElse(null);
    }

    private Optional<Contract> contract(String contract, YearMonth period) {
        return contracts.inForce(contract, period.atEndOfMonth())
                .or(() -> contracts.inForce(contract, period.atDay(1)));
    }

    private static Date month(YearMonth period) {
        return Date.valueOf(period.atDay(1));
    }
}
