package vn.postalgateway.platform.invariant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks regularly whether everything is as it must always be, each invariant in a snapshot of its own, and remembers
 * what it found. Only one gateway looks at a time, and no query lasts longer than its limit, so that the check never
 * hurts the traffic. A look that fails keeps what was found before; its age tells.
 */
public class InvariantCheck {

    private static final Logger LOG = LoggerFactory.getLogger(InvariantCheck.class);

    private final List<Invariant> invariants;
    private final JdbcClient jdbc;
    private final TransactionOperations snapshot;
    private final Clock clock;
    private final Duration limit;
    private final Map<String, Finding> found = new ConcurrentHashMap<>();
    private final Map<String, Boolean> failing = new ConcurrentHashMap<>();

    /**
     * @param snapshot a read-only transaction of isolation REPEATABLE READ
     * @param limit    longest time for one query
     */
    public InvariantCheck(List<Invariant> invariants, JdbcClient jdbc, TransactionOperations snapshot, Clock clock,
                          Duration limit) {
        this.invariants = List.copyOf(invariants);
        this.jdbc = jdbc;
        this.snapshot = snapshot;
        this.clock = clock;
        this.limit = limit;
    }

    /** What was found about one invariant, and when. */
    public record Finding(long count, String example, Instant at) { }

    /** Looks at all of them once. */
    public void run() {
        invariants.forEach(this::look);
    }

    private void look(Invariant invariant) {
        try {
            Invariant.Violations violations = snapshot.execute(status -> mayLook() ? invariant.look() : null);
            if (violations != null) {
                remember(invariant.name(), violations);
            }
            failing.remove(invariant.name());
        } catch (DataAccessException | TransactionException failed) {
            if (failing.put(invariant.name(), true) == null) {
                LOG.warn("Invariant {} could not be checked ({}); the last finding stands", invariant.name(),
                        failed.getClass().getSimpleName());
            }
        }
    }

    private boolean mayLook() {
        jdbc.sql("select set_config('statement_timeout', ?, true)").param(limit.toMillis() + "ms")
                .query(String.class).single();
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('invariants-check', 0))")
                .query(Boolean.class).single();
    }

    private void remember(String name, Invariant.Violations violations) {
        Finding before = found.put(name, new Finding(violations.count(), violations.example(), clock.instant()));
        long countBefore = before == null ? 0 : before.count();
        if (violations.count() > 0 && violations.count() != countBefore) {
            LOG.error("Invariant {} is violated {} times, for example by {}", name, violations.count(),
                    violations.example());
        } else if (violations.count() == 0 && countBefore > 0) {
            LOG.info("Invariant {} holds again", name);
        }
    }

    public List<String> names() {
        return invariants.stream().map(Invariant::name).toList();
    }

    /** Empty before the first look. */
    public Optional<Finding> found(String name) {
        return Optional.ofNullable(found.get(name));
    }

    /** Since the last look at it that succeeded; empty before. */
    public Optional<Duration> age(String name) {
        return found(name).map(f -> Duration.between(f.at(), clock.instant()));
    }
}
