package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.platform.database.LongTransaction;
import vn.postalgateway.settlement.ClosingTask;
import vn.postalgateway.settlement.ClosingTask.Kind;
import vn.postalgateway.settlement.ClosingWork;
import vn.postalgateway.settlement.LedgerSealing;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.tariff.Wording;

/**
 * Closing steps in PostgreSQL, one stage at a time: closing, then sealing what it posted. A stage is one transaction
 * that holds its job's row: a crash gives back the work and the row together, and any gateway takes it up again.
 * Progress is told by transactions of its own.
 */
public class JdbcClosingWork implements ClosingWork {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcClosingWork.class);
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int SEALING = 90;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final JdbcPeriodClosing closing;
    private final LedgerSealing sealing;
    private final TransactionTemplate stage;
    private final TransactionTemplate aside;
    private final Clock clock;

    private record Job(long number, Kind kind, String contract, YearMonth period, String by, String contentSha256,
                       boolean closing) {
    }

    public JdbcClosingWork(JdbcTemplate template, PlatformTransactionManager transactions, JdbcPeriodClosing closing,
                           LedgerSealing sealing, Clock clock) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.closing = closing;
        this.sealing = sealing;
        this.stage = new TransactionTemplate(transactions);
        this.aside = new TransactionTemplate(transactions);
        this.aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Override
    public ClosingTask submit(String contract, YearMonth period, String actor) {
        return stage.execute(status -> {
            PeriodStand stand = PeriodStand.of(jdbc, contract, period);
            PeriodRules.mayBeSubmitted(stand);
            return write(Kind.SUBMIT, contract, period, actor, stand, null);
        });
    }

    @Override
    public ClosingTask approve(String contract, YearMonth period, String actor, String contentSha256) {
        return stage.execute(status -> {
            PeriodStand stand = PeriodStand.of(jdbc, contract, period);
            PeriodRules.mayBeApproved(stand, actor, contentSha256);
            return write(Kind.APPROVE, contract, period, actor, stand, stand.submission().contentSha256());
        });
    }

    private ClosingTask write(Kind kind, String contract, YearMonth period, String actor, PeriodStand stand,
                              String contentSha256) {
        Timestamp now = Timestamp.from(clock.instant());
        Date month = Date.valueOf(period.atDay(1));
        jdbc.sql("""
                        insert into settlement_period (contract, period, state, changed_at) values (?, ?, 'OPEN', ?)
                        on conflict do nothing""").params(contract, month, now).update();
        Optional<Long> number = jdbc.sql("""
                        insert into period_work (contract, period, revision, kind, content_sha256, submitted_by,
                            asked_by, asked_at, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING')
                        on conflict (contract, period) where state in ('WAITING', 'WORKING') do nothing
                        returning work_no""")
                .params(contract, month, stand.revision(), kind.name(), contentSha256,
                        contentSha256 == null ? null : stand.submission().by(), actor, now)
                .query(Long.class).optional();
        if (number.isEmpty()) {
            return underWay(kind, contract, period, actor);
        }
        jdbc.sql("insert into period_job (work_no, stage, available_at) values (?, 'CLOSE', ?)")
                .params(number.get(), now).update();
        return task(number.get());
    }

    private ClosingTask underWay(Kind kind, String contract, YearMonth period, String actor) {
        return ClosingTaskRow.last(jdbc, contract, period).filter(t -> t.kind() == kind && t.by().equals(actor))
                .orElseThrow(() -> SettlementRefused.conflict("closing-under-way",
                        "Kỳ đang được trình hoặc duyệt bởi một yêu cầu khác; hãy xem lại sau.",
                        "The period is being submitted or approved already; look at it again."));
    }

    @Override
    public ClosingTask task(long number) {
        return ClosingTaskRow.of(jdbc, number);
    }

    @Override
    public void work() {
        boolean worked;
        do {
            worked = workOnce();
        } while (worked);
    }

    @Override
    public boolean workOnce() {
        Job[] taken = new Job[1];
        try {
            return Boolean.TRUE.equals(stage.execute(status -> {
                Optional<Job> job = take();
                job.ifPresent(j -> {
                    taken[0] = j;
                    run(j);
                });
                return job.isPresent();
            }));
        } catch (SettlementRefused refused) {
            refuse(taken[0].number(), refused.code(), refused.wording());
            return true;
        } catch (RuntimeException e) {
            if (taken[0] != null) {
                postpone(taken[0]);
            }
            throw e;
        }
    }

    private Optional<Job> take() {
        return jdbc.sql("""
                        select w.*, j.stage from period_job j join period_work w using (work_no)
                        where j.stage <> 'DONE' and j.available_at <= ?
                        order by j.available_at limit 1 for update of j skip locked""")
                .param(Timestamp.from(clock.instant()))
                .query((row, n) -> new Job(row.getLong("work_no"), Kind.valueOf(row.getString("kind")),
                        row.getString("contract"), YearMonth.from(row.getObject("period", LocalDate.class)),
                        row.getString("asked_by"), row.getString("content_sha256"),
                        row.getString("stage").equals("CLOSE")))
                .optional();
    }

    private void run(Job job) {
        LongTransaction.allow(template);
        if (!job.closing()) {
            sealing.seal();
            done(job.number());
        } else if (job.kind() == Kind.SUBMIT) {
            tell(job.number(), 0);
            closing.submit(job.contract(), job.period(), job.by());
            done(job.number());
        } else {
            tell(job.number(), 0);
            closing.approve(job.contract(), job.period(), job.by(), job.contentSha256(),
                    percent -> tell(job.number(), percent * SEALING / 100));
            jdbc.sql("update period_job set stage = 'SEAL', attempts = 0 where work_no = ?").param(job.number())
                    .update();
        }
    }

    private void done(long number) {
        finish(number, "DONE", null, null);
    }

    private void refuse(long number, String code, Wording wording) {
        stage.executeWithoutResult(status -> finish(number, "REFUSED", code, wording));
        LOG.info("Closing task {} was refused: {}", number, code);
    }

    private void finish(long number, String state, String code, Wording wording) {
        Instant now = clock.instant();
        jdbc.sql("update period_job set stage = 'DONE' where work_no = ?").param(number).update();
        jdbc.sql("""
                        update period_work set state = ?, progress = case when ? = 'DONE' then 100 else progress end,
                            refusal_code = ?, refusal_vi = ?, refusal_en = ?, finished_at = ? where work_no = ?""")
                .params(state, state, code, wording == null ? null : wording.vi(),
                        wording == null ? null : wording.en(), Timestamp.from(now), number).update();
    }

    private void tell(long number, int percent) {
        aside.executeWithoutResult(status -> jdbc.sql("""
                        update period_work set state = 'WORKING', progress = greatest(progress, ?) where work_no = ?""")
                .params(percent, number).update());
    }

    // A passing trouble is tried again later; one that stays ends as a refusal. What is approved is sealed in any case.
    private void postpone(Job job) {
        int attempts = stage.execute(status -> jdbc.sql("""
                        update period_job set attempts = attempts + 1, available_at = ? where work_no = ?
                        returning attempts""")
                .params(Timestamp.from(clock.instant().plus(PAUSE)), job.number()).query(Integer.class).single());
        if (attempts >= MOST_ATTEMPTS && job.closing()) {
            refuse(job.number(), "not-processed", new Wording("Hệ thống không xử lý được sau nhiều lần thử.",
                    "The gateway could not do it, tried several times."));
        }
    }
}
