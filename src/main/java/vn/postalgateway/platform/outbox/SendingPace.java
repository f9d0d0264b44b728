package vn.postalgateway.platform.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How fast work leaves for each operator. What may not leave yet waits in the outbox, not in a thread and not as an
 * attempt. Kept in the database, so it holds for all gateways together and over restarts.
 */
public class SendingPace {

    private static final long NANOS = 1_000_000_000L;
    /** What was not used may be caught up for a quarter of a second, so that a late look costs no throughput. */
    private static final int BURST = 4;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Map<String, Integer> callsPerSecond;

    /** @param callsPerSecond of each operator that has a limit */
    public SendingPace(JdbcClient jdbc, TransactionOperations transaction, Clock clock,
                       Map<String, Integer> callsPerSecond) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.callsPerSecond = Map.copyOf(callsPerSecond);
    }

    /**
     * Nothing leaves on this queue for so long: the operator asked for it, or does not answer. What lies on the queue
     * is taken back, so that it leaves in its turn afterwards.
     */
    public void pause(String queue, Duration time) {
        Instant until = clock.instant().plus(time);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into queue_pause as p (queue, paused_until) values (?, ?)
                            on conflict (queue) do update
                            set paused_until = greatest(p.paused_until, excluded.paused_until)""")
                    .params(queue, Timestamp.from(until)).update();
            jdbc.sql("""
                            update outbox set sent_at = null where (purpose, subject_id) in (
                                select purpose, subject_id from outbox where queue = ? and sent_at is not null
                                for update skip locked)""").param(queue).update();
        });
    }

    /** The queues of operators that have a limit, each operator's in the order in which its work leaves. */
    Map<String, List<String>> limitedQueues() {
        return callsPerSecond.keySet().stream().collect(Collectors.toMap(o -> o, SendingPace::queues));
    }

    // What keeps a wrong item from travelling goes before what makes a new one, and that before what only asks.
    private static List<String> queues(String operator) {
        return List.of("cancellation." + operator, "settlement." + operator, "placement." + operator,
                "tracking." + operator);
    }

    /**
     * How many calls may leave now. Holds the operator's row for the rest of the caller's transaction; none while
     * another gateway holds it. At most a second's work lies on the queues, however slow the operator is.
     */
    int room(String operator, Instant now) {
        int rate = callsPerSecond.get(operator);
        jdbc.sql("insert into operator_pace (operator, free_at) values (?, ?) on conflict do nothing")
                .params(operator, Timestamp.from(now.minus(timeOf(1, rate)))).update();
        Optional<Instant> free = freeAt(operator, now);
        if (free.isEmpty()) {
            return 0;
        }
        int onTheWay = jdbc.sql("select count(*) from outbox where queue = any(?::text[]) and sent_at is not null")
                .param(queues(operator).toArray(String[]::new)).query(Integer.class).single();
        long allowed = Duration.between(free.get(), now).toNanos() * rate / NANOS;
        return (int) Math.max(0, Math.min(allowed, rate - onTheWay));
    }

    /** So many left. The caller has asked for {@link #room} in the same transaction. */
    void left(String operator, int calls, Instant now) {
        Instant free = freeAt(operator, now).orElseThrow()
                .plus(timeOf(calls, callsPerSecond.get(operator)));
        jdbc.sql("update operator_pace set free_at = ? where operator = ?").params(Timestamp.from(free), operator)
                .update();
    }

    // Rounded up: a third of a second three times would be no whole second, and no call would ever be due.
    private static Duration timeOf(int calls, int rate) {
        return Duration.ofNanos((calls * NANOS + rate - 1) / rate);
    }

    private Optional<Instant> freeAt(String operator, Instant now) {
        int rate = callsPerSecond.get(operator);
        Instant earliest = now.minus(timeOf(1, Math.min(rate, BURST)));
        return jdbc.sql("select free_at from operator_pace where operator = ? for update skip locked")
                .param(operator).query((row, n) -> row.getTimestamp(1).toInstant()).optional()
                .map(free -> free.isBefore(earliest) ? earliest : free);
    }
}
