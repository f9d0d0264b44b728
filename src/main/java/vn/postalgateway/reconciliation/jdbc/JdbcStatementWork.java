package vn.postalgateway.reconciliation.jdbc;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.contract.ZonedPricing;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.platform.database.SetBased;
import vn.postalgateway.reconciliation.GraceDay;
import vn.postalgateway.reconciliation.LineClassifier;
import vn.postalgateway.reconciliation.Rates;
import vn.postalgateway.reconciliation.StatementFormat;
import vn.postalgateway.reconciliation.StatementKey;
import vn.postalgateway.reconciliation.StatementTable;
import vn.postalgateway.reconciliation.StatementUnreadable;
import vn.postalgateway.reconciliation.StatementWork;
import vn.postalgateway.tariff.Wording;

/**
 * Does the work that statements wait for, one stage at a time: reading, then matching. A stage is one transaction that
 * holds its job's row: a crash gives back the work and the row together, and any gateway takes it up again. Versions of
 * one period are worked on in their order. Progress is told by transactions of its own.
 */
public class JdbcStatementWork implements StatementWork {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcStatementWork.class);
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int HALF = 50;
    private static final int ALMOST = 99;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate stage;
    private final TransactionTemplate aside;
    private final List<StatementFormat> formats;
    private final Neighbours neighbours;
    private final Clock clock;

    /** What reading and matching ask other features for. */
    public record Neighbours(OperatorProfiles operators, ZonedPricing pricing, GraceDay graceDay,
            DeliveryOrders orders) {
    }

    private record Job(String statementId, StatementKey key, boolean reading, String format, long sizeBytes,
                       int lineCount) {
    }

    public JdbcStatementWork(JdbcTemplate template, PlatformTransactionManager transactions,
                             List<StatementFormat> formats,
                             Neighbours neighbours, Clock clock) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.stage = new TransactionTemplate(transactions);
        this.aside = new TransactionTemplate(transactions);
        this.aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.formats = List.copyOf(formats);
        this.neighbours = neighbours;
        this.clock = clock;
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
        } catch (StatementUnreadable unusable) {
            fail(taken[0].statementId(), unusable.code(), unusable.wording());
            return true;
        } catch (RuntimeException e) {
            if (taken[0] != null) {
                postpone(taken[0].statementId());
            }
            throw e;
        }
    }

    private Optional<Job> take() {
        return jdbc.sql("""
                        select j.statement_id, j.operator, j.contract, j.period, j.stage, s.format, s.size_bytes,
                            s.line_count
                        from statement_job j join statement s using (statement_id)
                        where j.stage <> 'DONE' and j.available_at <= ? and not exists (
                            select 1 from statement_job e where e.stage <> 'DONE' and e.operator = j.operator
                                and e.contract = j.contract and e.period = j.period and e.version < j.version)
                        order by j.available_at limit 1 for update of j skip locked""")
                .param(Timestamp.from(clock.instant()))
                .query((row, n) -> new Job(row.getString("statement_id"), new StatementKey(row.getString("operator"),
                        row.getString("contract"), YearMonth.from(row.getObject("period", LocalDate.class))),
                        "READ".equals(row.getString("stage")), row.getString("format"),
                        row.getLong("size_bytes"), row.getInt("line_count")))
                .optional();
    }

    private void run(Job job) {
        SetBased.plan(template);
        if (job.reading()) {
            read(job);
        } else {
            match(job);
        }
    }

    private void read(Job job) {
        tell(job, "READING", 0);
        StatementFormat format = formats.stream().filter(f -> f.name().equals(job.format())).findFirst().orElseThrow();
        StatementTable table = new LineReading(template, job.statementId(),
                neighbours.operators().byId(job.key().operator()).orElse(null)).read(format, new StatementBytes(jdbc,
                job.statementId(), passed -> tell(job, "READING", (int) (passed * HALF / Math.max(1,
                job.sizeBytes())))));
        jdbc.sql("""
                        update statement set state = 'MATCHING', progress = ?, line_count = ?, ignored_columns = ?,
                            sheet = ?, heading_row = ?, heading_columns = ?
                        where statement_id = ?""")
                .params(HALF, table.lineCount(), table.heading().ignored().toArray(String[]::new), table.sheetName(),
                        table.headingRow(), table.heading().columns().toArray(String[]::new), job.statementId())
                .update();
        VersionDifference.write(jdbc, job.statementId(), job.key());
        jdbc.sql("update statement_job set stage = 'MATCH', attempts = 0 where statement_id = ?")
                .param(job.statementId()).update();
    }

    private void match(Job job) {
        Instant now = clock.instant();
        LineClassifier classifier = new LineClassifier(job.key().period(),
                neighbours.graceDay().isOver(job.key().contract(), job.key().period(), now),
                new Rates(neighbours.pricing(), job.key().contract()));
        new StatementMatching(template, job.statementId(), classifier, done -> tell(job, "MATCHING",
                HALF + (int) Math.min(ALMOST - HALF, done * HALF / Math.max(1, job.lineCount())))).match(job.key());
        StatementInvariants.check(jdbc, job.statementId());
        DecisionCarryOver.toNewest(jdbc, job.statementId());
        new MoneyProjection(template, neighbours.orders()).project(job.statementId(), now);
        jdbc.sql("update statement set state = 'READY', progress = 100, finished_at = ? where statement_id = ?")
                .params(Timestamp.from(now), job.statementId()).update();
        done(job.statementId());
        LOG.info("Statement {} is ready: {} lines", job.statementId(), job.lineCount());
    }

    private void done(String statementId) {
        jdbc.sql("update statement_job set stage = 'DONE' where statement_id = ?").param(statementId).update();
    }

    private void tell(Job job, String state, int progress) {
        aside.executeWithoutResult(status -> jdbc.sql("""
                        update statement set state = ?, progress = greatest(progress, ?) where statement_id = ?""")
                .params(state, progress, job.statementId()).update());
    }

    private void fail(String statementId, String code, Wording wording) {
        stage.executeWithoutResult(status -> {
            jdbc.sql("""
                            update statement set state = 'FAILED', failure_code = ?, failure_vi = ?, failure_en = ?,
                            finished_at = ?
                            where statement_id = ? and state <> 'READY'""")
                    .params(code, wording.vi(), wording.en(), Timestamp.from(clock.instant()), statementId).update();
            done(statementId);
        });
        LOG.warn("Statement {} failed: {}", statementId, code);
    }

    // A passing trouble, such as a lost connection, is tried again later; one that stays ends as a failed statement.
    private void postpone(String statementId) {
        int attempts = stage.execute(status -> jdbc.sql("""
                        update statement_job set attempts = attempts + 1, available_at = ? where statement_id = ?
                        returning attempts""")
                .params(Timestamp.from(clock.instant().plus(PAUSE)), statementId).query(Integer.class).single());
        if (attempts >= MOST_ATTEMPTS) {
            fail(statementId, "not-processed", new Wording("Hệ thống không xử lý được bảng kê này sau nhiều lần thử.",
                    "The gateway could not process this statement, tried several times."));
        }
    }
}
