package vn.postalgateway.platform.parking;

import com.github.f4b6a3.ulid.UlidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.platform.outbox.Outbox;

/**
 * Where messages go that failed again and again: kept with their reason until a person retries or discards them.
 * Their work is held in the outbox meanwhile. If parking itself fails, the failure stands and the broker delivers
 * again.
 */
public class Parking {

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);
    private static final int MAX_REASON = 500;

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

    /** Parks the message of a failed exchange; its subject is the identifier that came in. */
    public void park(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        String subject = exchange.getProperty("subject", String.class);
        String route = exchange.getProperty(Exchange.FAILURE_ROUTE_ID, exchange.getFromRouteId(), String.class);
        Integer redeliveries = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, Integer.class);
        String parkedId = "prk_" + UlidCreator.getMonotonicUlid();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into parked_message (parked_id, route_id, subject_id, reason, attempts, parked_at)
                            values (?, ?, ?, ?, ?, ?)""")
                    .params(parkedId, route, subject, reason(cause), redeliveries == null ? 1 : redeliveries + 1,
                            Timestamp.from(clock.instant())).update();
            if (subject != null) {
                outbox.hold(subject);
            }
        });
        LOG.error("Parked {} of route {} as {}", subject, route, parkedId, cause);
    }

    // The class and our own words; what a driver or a partner wrote may quote personal data.
    private static String reason(Throwable cause) {
        if (cause == null) {
            return "unknown";
        }
        boolean ours = cause.getClass().getName().startsWith("vn.postalgateway.");
        String reason = ours ? cause.getClass().getSimpleName() + ": " + cause.getMessage() : cause.getClass()
                .getName();
        return reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
    }
}
