package vn.postalgateway.order.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.order.Backlog;
import vn.postalgateway.platform.outbox.OperatorQueues;

/**
 * {@link Backlog} counted in the outbox, never further than the limit, and once a second at most, so that intake pays
 * nothing for it; what is taken in within that second may go beyond.
 */
public class JdbcBacklog implements Backlog {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int limit;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    /** @param limit orders that may wait for one operator; 0 for any number */
    public JdbcBacklog(JdbcClient jdbc, Clock clock, int limit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.limit = limit;
    }

    private record Count(boolean full, Instant at) { }

    @Override
    public boolean isFull(String operator) {
        if (limit == 0) {
            return false;
        }
        Instant now = clock.instant();
        return counts.compute(operator, (o, last) -> last != null && now.isBefore(last.at().plus(FRESH)) ? last
                : new Count(count(operator) >= limit, now)).full();
    }

    private int count(String operator) {
        String queue = OperatorQueues.placement(operator);
        return jdbc.sql("""
                        select (select count(*) from (select from outbox where queue = ? and sent_at is null
                                                          and available_at < 'infinity' limit ?) waiting)
                            + (select count(*) from outbox where queue = ? and sent_at is not null)""")
                .params(queue, limit, queue).query(Integer.class).single();
    }
}
