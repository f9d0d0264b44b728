package vn.postalgateway.platform.outbox;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fills the queues from the outbox, each for itself. Rows are taken with SKIP LOCKED, so that any number of gateways
 * share the work; they are marked as sent only after the broker has the messages, so a crash between the two sends
 * twice and never loses. What was sent but is not done after a while is sent again with growing pauses: that is how a
 * wiped broker is refilled. A queue that a person has stopped, or its operator paused, is not filled, and none is
 * filled further than its bound: what waits, waits here, where no broker can lose it.
 */
public class OutboxRelay {

    private static final int MAX_DOUBLINGS = 7;
    /** However slow the broker is, rows are held this and one message long at most, and as long again for its word. */
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(1);
    private static final int MOST_BATCHES = 20;
    // From one queue's name to the next by the index, however many rows wait behind each.
    private static final String OPEN_QUEUES = """
            with recursive waiting as (
                (select queue from outbox where sent_at is null and available_at < 'infinity' order by queue limit 1)
                union all
                select (select o.queue from outbox o
                        where o.queue > w.queue and o.sent_at is null and o.available_at < 'infinity'
                        order by o.queue limit 1)
                from waiting w where w.queue is not null)
            select queue from waiting w where queue is not null
                and not exists (select from dispatch_stop s where s.queue = w.queue and s.stopped)
                and not exists (select from queue_pause p where p.queue = w.queue and p.paused_until > ?)""";
    private static final String DUE = """
            select purpose, subject_id, sendings from outbox
            where queue = ? and sent_at is null and available_at < 'infinity' and available_at <= ?
            order by created_at limit ? for update skip locked""";

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
     * @param onQueue     messages that lie on one queue; more are sent when these are done or overdue
     * @param resendAfter pause after which work that was sent and is not done is sent again; doubled each time
     */
    public record Limits(int batchSize, int onQueue, Duration resendAfter) { }

    private record Row(String purpose, String subjectId, int sendings) { }

    /** Sends what is due, oldest first on each queue, as fast as each operator's pace allows; returns how many. */
    public int relay() {
        List<String> open = jdbc.sql(OPEN_QUEUES).param(Timestamp.from(clock.instant())).query(String.class).list();
        List<String> unlimited = new ArrayList<>(open);
        int total = 0;
        for (Map.Entry<String, List<String>> limited : pace.limitedQueues().entrySet()) {
            unlimited.removeAll(limited.getValue());
            total += relayLimited(limited.getKey(), limited.getValue().stream().filter(open::contains).toList());
        }
        for (String queue : unlimited) {
            total += relayUnlimited(queue);
        }
        return total;
    }

    /**
     * Puts back all that was sent, because a gateway that starts cannot know what its broker still has; returns how
     * many. What the broker has after all comes twice, and the second time there is nothing to do.
     */
    public int refill() {
        return jdbc.sql("update outbox set sent_at = null where sent_at is not null").update();
    }

    /** Puts back what was sent and is still not done after its pause; returns how many. */
    public int resendOverdue() {
        return jdbc.sql("""
                        update outbox set sent_at = null, overdue = overdue + 1
                        where sent_at < cast(? as timestamptz)
                              - make_interval(secs => ?) * power(2, least(overdue, ?))""")
                .params(Timestamp.from(clock.instant()), limits.resendAfter().toSeconds(), MAX_DOUBLINGS).update();
    }

    private int relayUnlimited(String queue) {
        int total = 0;
        int sent = limits.batchSize();
        for (int batch = 0; batch < MOST_BATCHES && sent == limits.batchSize(); batch++) {
            sent = transaction.execute(status -> {
                Instant now = clock.instant();
                return send(queue, due(queue, Math.min(limits.batchSize(), room(queue, now)), now), now);
            });
            total += sent;
        }
        return total;
    }

    // What is overdue does not count: it may be lost, and must not stand in the way of others until it is sent again.
    private int room(String queue, Instant now) {
        int there = jdbc.sql("select count(*) from outbox where queue = ? and sent_at > ?")
                .params(queue, Timestamp.from(now.minus(limits.resendAfter()))).query(Integer.class).single();
        return Math.max(0, limits.onQueue() - there);
    }

    private int relayLimited(String operator, List<String> queues) {
        if (queues.isEmpty()) {
            return 0;
        }
        return transaction.execute(status -> {
            Instant now = clock.instant();
            int room = pace.room(operator, now);
            int sent = 0;
            for (String queue : queues) {
                sent += send(queue, due(queue, room - sent, now), now);
            }
            if (sent > 0) {
                pace.left(operator, sent, now);
            }
            return sent;
        });
    }

    private List<Row> due(String queue, int most, Instant now) {
        return most == 0 ? List.of() : jdbc.sql(DUE).params(queue, Timestamp.from(now), most)
                .query(OutboxRelay::row).list();
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        return new Row(rs.getString(1), rs.getString(2), rs.getInt(3));
    }

    private int send(String queue, List<Row> rows, Instant now) {
        List<Row> sent = rows.isEmpty() ? rows : send(queue, rows);
        if (!sent.isEmpty()) {
            markSent(sent, now);
        }
        return sent.size();
    }

    // Not in a JMS transaction: one message that the broker knows already would roll the whole batch back, for ever.
    // Sent one by one, a known message is dropped and the others go through. No message waits for the broker's word on
    // the one before: who is done with its work waits for our rows meanwhile. What there was no time or no word for
    // stays due.
    private List<Row> send(String queue, List<Row> rows) {
        Instant end = clock.instant().plus(LONGEST_BATCH);
        return jms.execute(session -> {
            Receipts<Row> receipts = new Receipts<>();
            // Made for the batch and not for each message: the client asks the broker whether there is such a queue.
            try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
                // A copy on the broker's disk would only repeat what the database keeps.
                producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
                for (Row row : rows) {
                    if (clock.instant().isAfter(end)) {
                        break;
                    }
                    producer.send(message(session, row), receipts.expect(row));
                }
                return receipts.arrivedWithin(LONGEST_BATCH);
            }
        });
    }

    private static Message message(Session session, Row row) throws JMSException {
        Message message = session.createTextMessage(row.subjectId());
        // The broker drops a message it has seen; the real guard is the state in PostgreSQL.
        message.setStringProperty("_AMQ_DUPL_ID", row.purpose() + ":" + row.subjectId() + ":" + row.sendings());
        return message;
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
