package vn.postalgateway.reconciliation.jdbc;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.order.Money;
import vn.postalgateway.reconciliation.LineClassifier;
import vn.postalgateway.reconciliation.LineResult;
import vn.postalgateway.reconciliation.Rates;
import vn.postalgateway.reconciliation.StatementGrace;

/** The end of the days of grace in PostgreSQL; one statement, one transaction that holds the statement's row. */
public class JdbcStatementGrace implements StatementGrace {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcStatementGrace.class);
    private static final int CHUNK = 2_000;

    // A period that somebody submitted is as it was signed; it is looked at again if it is opened again.
    private static final String WAITING = """
            select s.statement_id, s.contract, s.period from statement s
            where s.state = 'READY'
                and exists (select 1 from statement_sum e
                            where e.statement_id = s.statement_id and e.outcome = 'EXPECTED')
                and not exists (select 1 from statement n where n.operator = s.operator and n.contract = s.contract
                                and n.period = s.period and n.version > s.version and n.state = 'READY')
                and not exists (select 1 from settlement_period p where p.contract = s.contract
                                and p.period = s.period and p.state in ('SUBMITTED', 'APPROVED'))""";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JdbcStatementWork.Neighbours neighbours;
    private final Clock clock;

    private record Waiting(String statementId, String contract, YearMonth period) {
    }

    private record Turned(String resultId, LineResult result) {
    }

    public JdbcStatementGrace(JdbcTemplate template, TransactionTemplate transaction,
                              JdbcStatementWork.Neighbours neighbours, Clock clock) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.transaction = transaction;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    @Override
    public int pass() {
        Instant now = clock.instant();
        int turned = 0;
        for (Waiting waiting : jdbc.sql(WAITING).query((row, n) -> new Waiting(row.getString(1), row.getString(2),
                YearMonth.from(row.getObject(3, LocalDate.class)))).list()) {
            turned += turnIfOver(waiting, now);
        }
        return turned;
    }

    // One statement that cannot be turned, perhaps of a contract that is gone, does not hold up the others.
    private int turnIfOver(Waiting waiting, Instant now) {
        try {
            return neighbours.graceDay().isOver(waiting.contract(), waiting.period(), now)
                    ? transaction.execute(status -> turn(waiting, now)) : 0;
        } catch (RuntimeException e) {
            LOG.warn("The days of grace of statement {} could not be ended", waiting.statementId(), e);
            return 0;
        }
    }

    private int turn(Waiting waiting, Instant now) {
        boolean mine = jdbc.sql(WAITING + " and s.statement_id = ? for update of s skip locked")
                .param(waiting.statementId()).query().listOfRows().size() == 1;
        if (!mine) {
            return 0;
        }
        LineClassifier classifier = new LineClassifier(waiting.period(), true,
                new Rates(neighbours.pricing(), waiting.contract()));
        int turned = 0;
        String last = "";
        for (List<Turned> chunk = next(waiting, classifier, last); !chunk.isEmpty();
                chunk = next(waiting, classifier, last)) {
            turned += write(chunk, now);
            last = chunk.get(chunk.size() - 1).resultId();
        }
        jdbc.sql("""
                        update statement_sum set outcome = 'NOT_ON_STATEMENT'
                        where statement_id = ? and outcome = 'EXPECTED'""").param(waiting.statementId()).update();
        LOG.info("The days of grace of statement {} are over: {} items are not on it", waiting.statementId(), turned);
        return turned;
    }

    private List<Turned> next(Waiting waiting, LineClassifier classifier, String last) {
        return jdbc.sql(PairQuery.EXPECTED).params(waiting.statementId(), last, CHUNK)
                .query((row, n) -> new Turned(row.getString("result_id"),
                        classifier.classify(PairRow.ofOursOnly(row)))).list();
    }

    private int write(List<Turned> chunk, Instant now) {
        template.batchUpdate("update statement_result set outcome = ?, explanation = ?::jsonb where result_id = ?",
                chunk, chunk.size(), (row, turned) -> {
                    row.setString(1, turned.result().outcome().name());
                    row.setString(2, StatementJson.explanation(turned.result().explanation()));
                    row.setString(3, turned.resultId());
                });
        neighbours.orders().projectMoney(chunk.stream().map(t -> t.result().orderId()).toList(), Money.DIFFERENT, now);
        return chunk.size();
    }
}
