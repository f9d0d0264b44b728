package vn.postalgateway.notification.jdbc;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.platform.invariant.Invariant;
import vn.postalgateway.platform.invariant.Invariants;
import vn.postalgateway.platform.invariant.SqlInvariant;

/** What must always be true of the feeds and of what goes out. */
public class NotificationInvariants implements Invariants {

    private static final Duration LONG_SEALED = Duration.ofMinutes(10);
    private static final String WITHOUT_NUMBER = """
            select change_id::text from order_change where sequence is null and at < :then""";
    private static final String OUT_OF_TURN = """
            select n.notification_id from notification n join notification earlier using (partner_id, order_id)
            where n.state = 'WAITING' and n.lease_until > :now and earlier.state = 'WAITING'
                and earlier.lease_until > :now and earlier.sequence < n.sequence""";

    private final JdbcClient jdbc;
    private final Clock clock;

    public NotificationInvariants(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Invariant> list() {
        return List.of(new SqlInvariant("change-without-number", jdbc, WITHOUT_NUMBER,
                        () -> Map.of("then", Timestamp.from(clock.instant().minus(LONG_SEALED)))),
                new SqlInvariant("notification-out-of-turn", jdbc, OUT_OF_TURN,
                        () -> Map.of("now", Timestamp.from(clock.instant()))));
    }
}
