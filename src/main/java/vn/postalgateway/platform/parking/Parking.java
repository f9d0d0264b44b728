package vn.postalgateway.platform.parking;

import com.github.f4b6a3.ulid.UlidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.platform.database.DatabaseAway;
import vn.postalgateway.platform.outbox.Outbox;

/**
 * Where messages go that failed again and again: kept with their reason until a person retries or discards them.
 * Their work is held in the outbox meanwhile. What failed only because the database was away is no poison: it is left
 * to the outbox, which sends it again. If parking itself fails, the failure stands and the broker delivers again.
 */
public class Parking {

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);
    /** Tries of the failure policy, and deliveries of the broker. */
    private static final int ATTEMPTS = 5;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Outbox outbox;
    private final Clock clock;

    public Parking(JdbcClient jdbc, TransactionOperations transaction, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Poison(String queue, String subject, String route) { }

    /** Parks the message of a failed exchange; its subject is the identifier that came in. */
    public void park(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        ParkingReason reason = ParkingReason.of(cause);
        String route = exchange.getFromRouteId();
        String subject = exchange.getProperty("subject", String.class);
        if (DatabaseAway.because(cause) != DatabaseAway.NO) {
            LOG.warn("Left {} of route {} to the outbox: {}", subject, route, reason.text());
            return;
        }
        keep(new Poison(queueOf(exchange), subject, route), reason);
    }

    private static String queueOf(Exchange exchange) {
        return exchange.getFromEndpoint() instanceof JmsEndpoint queue ? queue.getDestinationName() : null;
    }

    /** Parks a message that the broker gave up, because each gateway that took it ended before it was done. */
    public void parkDeadLetter(Exchange exchange) {
        String queue = exchange.getMessage().getHeader("_AMQ_ORIG_QUEUE", String.class);
        keep(new Poison(queue, exchange.getMessage().getBody(String.class), exchange.getFromRouteId()),
                ParkingReason.NEVER_FINISHED);
    }

    private void keep(Poison poison, ParkingReason reason) {
        String parkedId = "prk_" + UlidCreator.getMonotonicUlid();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into parked_message as p (parked_id, route_id, queue, subject_id, reason_code,
                                reason, attempts, parked_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            on conflict (queue, subject_id) where resolved_at is null do update
                            set attempts = p.attempts + excluded.attempts, reason_code = excluded.reason_code,
                                reason = excluded.reason""")
                    .params(parkedId, poison.route(), poison.queue(), poison.subject(), reason.code(),
                            reason.text(), ATTEMPTS, Timestamp.from(clock.instant()))
                    .update();
            if (poison.queue() != null && poison.subject() != null) {
                outbox.holdOnQueue(poison.queue(), poison.subject());
            }
        });
        LOG.error("Parked {} of route {} after {} attempts: {}", poison.subject(), poison.route(), ATTEMPTS,
                reason.text());
    }
}
