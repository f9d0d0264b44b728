package vn.postalgateway.platform.outbox;

import jakarta.jms.MessageProducer;
import jakarta.jms.TextMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fills the queues from the outbox. Rows are taken with SKIP LOCKED, so that any number of gateways share the work;
 * they are marked as sent only after the broker has the messages, so a crash between the two sends twice and never
 * loses. What was sent but is not done after a while is sent again with growing pauses: that is how a wiped broker is
 * refilled. A queue that a person has stopped, or its operator paused, is not filled, and none is filled further than
 * its bound: what waits, waits here, where no broker can lose it.
 */
public class OutboxRelay {

    private static final int MAX_DOUBLINGS = 7;
    /** However slow the broker is, rows are not held longer than this and one message. */
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(1);
    private static final String DUE = """
            select purpose, subject_id, queue, sendings from outbox
            where sent_at is null and available_at <= ?
                and not exists (select from dispatch_stop s where s.queue = outbox.queue and s.stopped)
                and not exists (select from queue_pause p where p.queue = outbox.queue and p.paused_until > ?)""";
    private static final String TAKEN = " for update skip locked";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final JmsOperations jms;
    private final Clock clock;
    private final Limits limits;
    private final SendingPace pace;

    public OutboxRelay(JdbcClient jdbc, TransactionOperations transaction, JmsOperations jms, Clock clock,
                       Limits limits, SendingPace pace) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.jms = jms;
        this.clock = clock;
        this.limits = limits;
        this.pace = pace;
    }

    /**
     * How much leaves at once, and how long it is waited for.
     *
     * @param batchSize   rows taken in one transaction
     * @param onQueue     messages that lie on one queue, but for a batch; more are sent when these are done or overdue
     * @param resendAfter pause after which work that was sent and is not done is sent again; doubled each time
     */
    public record Limits(int batchSize, int onQueue, Duration resendAfter) { }

    private record Row(String purpose, String subjectId, String queue, int sendings) { }

    /** Sends what is due, oldest first, as fast as each operator's pace allows; returns how many. */
    public int relay() {
        int total = 0;
        for (Map.Entry<String, List<String>> limited : pace.limitedQueues().entrySet()) {
            total += relayLimited(limited.getKey(), limited.getValue());
        }
        int sent;
        do {
            sent = relayBatch();
            total += sent;
        } while (sent == limits.batchSize() && total < 20 * limits.batchSize());
        return total;
    }

    /** Puts back what was sent and is still not done after its pause; returns how many. */
    public int resendOverdue() {
        return jdbc.sql("""
                        update outbox set sent_at = null, overdue = overdue + 1
                        where sent_at < cast(? as timestamptz)
                              - make_interval(secs => ?) * power(2, least(overdue, ?))""")
                .params(Timestamp.from(clock.instant()), limits.resendAfter().toSeconds(), MAX_DOUBLINGS).update();
    }

    private int relayBatch() {
        return transaction.execute(status -> {
            Instant now = clock.instant();
            String[] notNow = Stream.concat(pace.limitedQueues().values().stream().flatMap(List::stream),
                    fullQueues(now).stream()).toArray(String[]::new);
            return send(jdbc.sql(DUE + " and queue <> all(?::text[]) order by created_at limit ?" + TAKEN)
                    .params(Timestamp.from(now), Timestamp.from(now), notNow, limits.batchSize())
                    .query(OutboxRelay::row).list(), now);
        });
    }

    // What is overdue does not count: it may be lost, and must not stand in the way of others until it is sent again.
    private List<String> fullQueues(Instant now) {
        return jdbc.sql("select queue from outbox where sent_at > ? group by queue having count(*) >= ?")
                .params(Timestamp.from(now.minus(limits.resendAfter())), limits.onQueue())
                .query(String.class).list();
    }

    private int relayLimited(String operator, List<String> queues) {
        return transaction.execute(status -> {
            Instant now = clock.instant();
            int room = pace.room(operator, now);
            int sent = 0;
            for (String queue : room == 0 ? List.<String>of() : queues) {
                sent += send(jdbc.sql(DUE + " and queue = ? order by created_at limit ?" + TAKEN)
                        .params(Timestamp.from(now), Timestamp.from(now), queue, room - sent)
                        .query(OutboxRelay::row).list(), now);
            }
            if (sent > 0) {
                pace.left(operator, sent, now);
            }
            return sent;
        });
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        return new Row(rs.getString(1), rs.getString(2), rs.getString(3), rs.getInt(4));
    }

    private int send(List<Row> rows, Instant now) {
        List<Row> sent = rows.isEmpty() ? rows : send(rows);
        if (!sent.isEmpty()) {
            markSent(sent, now);
        }
        return sent.size();
    }

    // Not in a JMS transaction: one message that the broker knows already would roll the whole batch back, for ever.
    // Sent one by one, a known message is dropped and the others go through. What there was no time for stays due.
    private List<Row> send(List<Row> rows) {
        Instant end = clock.instant().plus(LONGEST_BATCH);
        return jms.execute(session -> {
            List<Row> sent = new ArrayList<>();
            try (MessageProducer producer = session.createProducer(null)) {
                for (Row row : rows) {
                    if (clock.instant().isAfter(end)) {
                        break;
                    }
                    TextMessage message = session.createTextMessage(row.subjectId());
                    // The broker drops a message it has seen; the real guard is the state in PostgreSQL.
                    message.setStringProperty("_AMQ_DUPL_ID",
                            row.purpose() + ":" + row.subjectId() + ":" + row.sendings());
                    producer.send(session.createQueue(row.queue()), message);
                    sent.add(row);
                }
            }
            return sent;
        });
    }

    private void markSent(List<Row> rows, Instant now) {
        jdbc.sql("""
                        update outbox o set sent_at = ?, sendings = sendings + 1
                        from unnest(?::text[], ?::text[]) as s(purpose, subject_id)
                        where o.purpose = s.purpose and o.subject_id = s.subject_id""")
                .params(Timestamp.from(now), rows.stream().map(Row::purpose).toArray(String[]::new),
                        rows.stream().map(Row::subjectId).toArray(String[]::new)).update();
    }
}
