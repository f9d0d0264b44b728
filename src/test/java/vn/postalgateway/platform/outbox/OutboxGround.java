package vn.postalgateway.platform.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import vn.postalgateway.calendar.MovingClock;
import vn.postalgateway.platform.database.TestDatabase;
import vn.postalgateway.platform.embedded.EmbeddedArtemis;

/** A real PostgreSQL with the real outbox and a real Artemis; the one is the truth, the other may be wiped. */
final class OutboxGround implements AutoCloseable {

    static final Instant START = Instant.parse("2026-10-05T01:00:00Z");
    static final Duration RESEND_AFTER = Duration.ofSeconds(30);

    private static final String PURPOSE = "PLACE";
    static final OutboxRelay.Limits LIMITS = new OutboxRelay.Limits(100, 1_000, RESEND_AFTER);

    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Outbox outbox;
    final MovingClock clock = new MovingClock(START);

    private final Path folder;
    private final TestDatabase database = new TestDatabase(16);
    private final List<CachingConnectionFactory> connections = new ArrayList<>();
    private EmbeddedArtemis broker;

    OutboxGround() {
        folder = newFolder();
        jdbc = database.jdbc();
        transaction = database.transaction();
        outbox = new Outbox(jdbc);
        startBroker();
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target/test-homes")), "outbox");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startBroker() {
        broker = EmbeddedArtemis.start(folder.resolve("artemis"));
    }

    /** All that the broker knew is gone: messages and the ids that it has seen. */
    void wipeBroker() {
        disconnect();
        broker.close();
        FileSystemUtils.deleteRecursively(folder.resolve("artemis").toFile());
        startBroker();
    }

    /** One connection to the broker, as each gateway has its own; sessions for senders are kept. */
    CachingConnectionFactory connect() {
        CachingConnectionFactory connection = new CachingConnectionFactory(broker.connectionFactory());
        connection.setSessionCacheSize(16);
        connection.setCacheConsumers(false);
        connections.add(connection);
        return connection;
    }

    OutboxRelay relay() {
        return relay(Map.of());
    }

    /** A relay that keeps the given calls per second of each operator. */
    OutboxRelay relay(Map<String, Integer> callsPerSecond) {
        return new OutboxRelay(jdbc, transaction, new JmsTemplate(connect()), clock, LIMITS, pace(callsPerSecond));
    }

    SendingPace pace(Map<String, Integer> callsPerSecond) {
        return new SendingPace(jdbc, transaction, clock, callsPerSecond);
    }

    /** Work for a queue, one row each, due since the given time. */
    List<String> schedule(String name, int count, String queue, Instant at) {
        List<String> subjects = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            for (int i = 1; i <= count; i++) {
                String subject = name + "-" + i;
                outbox.schedule(PURPOSE, subject, queue, at, at);
                subjects.add(subject);
            }
        });
        return subjects;
    }

    void done(String subject) {
        transaction.executeWithoutResult(status -> outbox.done(PURPOSE, subject));
    }

    void stop(String queue, boolean stopped) {
        jdbc.sql("""
                insert into dispatch_stop (operator, queue, stopped, since, reason, actor)
                values (?, ?, ?, now(), 'a test', 'test')
                on conflict (operator) do update set stopped = excluded.stopped""")
                .params(queue, queue, stopped).update();
    }

    int open() {
        return jdbc.sql("select count(*) from outbox").query(Integer.class).single();
    }

    /** How many messages wait in a queue. */
    int waiting(String queue) {
        Integer waiting = new JmsTemplate(connect()).browse(queue, (session, browser) -> {
            int count = 0;
            for (var messages = browser.getEnumeration(); messages.hasMoreElements(); messages.nextElement()) {
                count++;
            }
            return count;
        });
        return waiting == null ? 0 : waiting;
    }

    /** Messages that leave the broker although their work is not done. */
    void takeAwayUnfinished(String queue, int count) {
        JmsTemplate jms = new JmsTemplate(connect());
        jms.setReceiveTimeout(10_000);
        for (int i = 0; i < count; i++) {
            if (jms.receive(queue) == null) {
                throw new IllegalStateException("only " + i + " messages waited in " + queue);
            }
        }
    }

    void empty() {
        jdbc.sql("delete from outbox").update();
        database.asOwner("truncate queue_pause, operator_pace");
        wipeBroker();
    }

    private void disconnect() {
        connections.forEach(CachingConnectionFactory::destroy);
        connections.clear();
    }

    @Override
    public void close() {
        disconnect();
        broker.close();
        database.close();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
