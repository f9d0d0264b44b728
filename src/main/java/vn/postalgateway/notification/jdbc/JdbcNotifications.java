package vn.postalgateway.notification.jdbc;

import com.github.f4b6a3.ulid.UlidCreator;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.notification.FeedChange;
import vn.postalgateway.notification.FeedRange;
import vn.postalgateway.notification.Notification;
import vn.postalgateway.notification.Notifications;
import vn.postalgateway.notification.TellingOutcome;
import vn.postalgateway.platform.audit.Audit;
import vn.postalgateway.platform.personal.PersonalSafe;

/** {@link Notifications} in PostgreSQL. Any number of gateways share the work. */
public class JdbcNotifications implements Notifications {

    /** A closed month brings a partner a million changes that nobody is told; what is behind them should not wait. */
    private static final int MOST_BATCHES = 20;
    private static final String IN_FEED = FeedRows.SELECT + " where c.partner_id = ? and c.sequence > ?";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final WebhookSecrets secrets;
    private final NotificationRows rows;
    private final Audit audit;
    private final int waitingLimit;
    private final int batchSize;

    /** @param waitingLimit notifications of one target that may wait; what is beyond waits in the feed */
    public JdbcNotifications(JdbcClient jdbc, TransactionOperations transaction, PersonalSafe safe, int waitingLimit,
                             int batchSize) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.secrets = new WebhookSecrets(jdbc, safe);
        this.rows = new NotificationRows(jdbc);
        this.audit = new Audit(jdbc);
        this.waitingLimit = waitingLimit;
        this.batchSize = batchSize;
    }

    @Override
    public void fill(Instant now) {
        jdbc.sql("""
                        select t.partner_id from webhook_target t where t.state = 'RUNNING' and exists (
                            select from order_change c
                            where c.partner_id = t.partner_id and c.sequence > t.told_up_to)""")
                .query(String.class).list().forEach(partner -> {
                    int batches = 0;
                    while (batches < MOST_BATCHES
                            && transaction.execute(status -> fillBatch(partner, now)) == batchSize) {
                        batches++;
                    }
                });
    }

    // Two gateways do not fill one target at the same time: the second one passes it by.
    private int fillBatch(String partnerId, Instant now) {
        Optional<Long> toldUpTo = jdbc.sql("""
                        select told_up_to from webhook_target
                        where partner_id = ? and state = 'RUNNING' for update skip locked""")
                .param(partnerId).query(Long.class).optional();
        int room = toldUpTo.isEmpty() ? 0 : Math.min(batchSize, waitingLimit - waiting(partnerId));
        if (room <= 0) {
            return 0;
        }
        List<FeedChange> changes = jdbc.sql(IN_FEED + " order by c.sequence limit ?")
                .params(partnerId, toldUpTo.get(), room).query(FeedRows::read).list();
        insert(partnerId, changes, "do nothing", now);
        if (!changes.isEmpty()) {
            jdbc.sql("update webhook_target set told_up_to = ? where partner_id = ?")
                    .params(changes.get(changes.size() - 1).sequence(), partnerId).update();
        }
        return changes.size();
    }

    private int waiting(String partnerId) {
        return jdbc.sql("select count(*) from notification where partner_id = ? and state = 'WAITING'")
                .param(partnerId).query(Integer.class).single();
    }

    private int insert(String partnerId, List<FeedChange> changes, String onConflict, Instant now) {
        List<FeedChange> told = changes.stream().filter(c -> TYPES.contains(c.type())).toList();
        return jdbc.sql("""
                        insert into notification as n (notification_id, partner_id, sequence, order_id, type, state,
                            created_at, next_attempt_at)
                        select new.id, ?, new.sequence, new.order_id, new.type, 'WAITING', ?, ?
                        from unnest(?::text[], ?::bigint[], ?::text[], ?::text[])
                            as new (id, sequence, order_id, type)
                        on conflict (partner_id, sequence)\s""" + onConflict)
                .params(partnerId, Timestamp.from(now), Timestamp.from(now),
                        told.stream().map(c -> "msg_" + UlidCreator.getMonotonicUlid()).toArray(String[]::new),
                        told.stream().map(FeedChange::sequence).toArray(Long[]::new),
                        told.stream().map(FeedChange::orderId).toArray(String[]::new),
                        told.stream().map(FeedChange::type).toArray(String[]::new)).update();
    }

    @Override
    public List<DueTarget> due(Instant now) {
        return jdbc.sql("""
                        select t.partner_id, t.failures > 0 from webhook_target t
                        where t.state = 'RUNNING' and (t.paused_until is null or t.paused_until <= :now) and exists (
                            select from notification n where n.partner_id = t.partner_id and n.state = 'WAITING'
                                and n.next_attempt_at <= :now and (n.lease_until is null or n.lease_until <= :now))""")
                .param("now", Timestamp.from(now))
                .query((row, n) -> new DueTarget(row.getString(1), row.getBoolean(2))).list();
    }

    private record Taken(String notificationId, long fence, long sequence, int attempt, Instant firstAt, URI url,
                         int failures) { }

    @Override
    public Optional<Telling> take(String partnerId, Instant now, Instant leaseUntil) {
        return transaction.execute(status -> claim(partnerId, now, leaseUntil).map(taken -> {
            jdbc.sql("insert into notification_attempt (notification_id, fence, started_at) values (?, ?, ?)")
                    .params(taken.notificationId(), taken.fence(), Timestamp.from(now)).update();
            FeedChange change = jdbc.sql(FeedRows.SELECT + " where c.partner_id = ? and c.sequence = ?")
                    .params(partnerId, taken.sequence()).query(FeedRows::read).single();
            return new Telling(taken.notificationId(), partnerId, taken.fence(), taken.url(),
                    secrets.live(partnerId, now), change, taken.failures(), taken.attempt(), taken.firstAt(),
                    leaseUntil);
        }));
    }

    private Optional<Taken> claim(String partnerId, Instant now, Instant leaseUntil) {
        return jdbc.sql("""
                        with oldest as (
                            select n.notification_id, t.url, t.failures
                            from notification n join webhook_target t using (partner_id)
                            where n.partner_id = :partner and n.state = 'WAITING' and n.next_attempt_at <= :now
                                and (n.lease_until is null or n.lease_until <= :now)
                                and t.state = 'RUNNING' and (t.paused_until is null or t.paused_until <= :now)
                                and not exists (select from notification earlier
                                    where earlier.partner_id = n.partner_id and earlier.order_id = n.order_id
                                        and earlier.state = 'WAITING' and earlier.sequence < n.sequence)
                            order by n.sequence limit 1 for update of n skip locked)
                        update notification n set fence = fence + 1, lease_until = :lease, attempts = attempts + 1,
                            first_attempt_at = coalesce(first_attempt_at, :now)
                        from oldest where n.notification_id = oldest.notification_id
                        returning n.notification_id, n.fence, n.sequence, n.attempts, n.first_attempt_at, oldest.url,
                            oldest.failures""")
                .param("partner", partnerId).param("now", Timestamp.from(now))
                .param("lease", Timestamp.from(leaseUntil))
                .query((row, n) -> new Taken(row.getString(1), row.getLong(2), row.getLong(3), row.getInt(4),
                        row.getTimestamp(5).toInstant(), URI.create(row.getString(6)), row.getInt(7))).optional();
    }

    @Override
    public void told(Telling telling, TellingOutcome outcome, Instant now) {
        transaction.executeWithoutResult(status -> {
            // A pause that somebody else's attempt brought meanwhile stays.
            jdbc.sql("""
                            update webhook_target set failures = 0, paused_until = null
                            where partner_id = ? and failures > 0 and (paused_until is null or paused_until <= ?)""")
                    .params(telling.partnerId(), Timestamp.from(now)).update();
            rows.close(telling, outcome, "TOLD", now, now);
        });
    }

    @Override
    public void gone(Telling telling, TellingOutcome outcome, Instant now) {
        transaction.executeWithoutResult(status -> {
            lockTarget(telling.partnerId());
            if (rows.close(telling, outcome, "WAITING", now, now)) {
                jdbc.sql("""
                                update webhook_target set state = 'GONE', since = ?
                                where partner_id = ? and url = ? and state = 'RUNNING'""")
                        .params(Timestamp.from(now), telling.partnerId(), telling.url().toString()).update();
            }
        });
    }

    @Override
    public void failed(Telling telling, TellingOutcome outcome, Instant again, Instant pausedUntil, Instant now) {
        transaction.executeWithoutResult(status -> {
            lockTarget(telling.partnerId());
            if (rows.close(telling, outcome, again == null ? "GIVEN_UP" : "WAITING", again == null ? now : again,
                    now)) {
                jdbc.sql("""
                                update webhook_target set failures = failures + 1,
                                    paused_until = greatest(paused_until, ?)
                                where partner_id = ? and url = ?""")
                        .params(Timestamp.from(pausedUntil), telling.partnerId(), telling.url().toString()).update();
            }
        });
    }

    // Before its notifications, as whoever removes it does: two that wait for each other would both wait in vain.
    private void lockTarget(String partnerId) {
        jdbc.sql("select partner_id from webhook_target where partner_id = ? for update").param(partnerId)
                .query(String.class).optional();
    }

    @Override
    public List<Notification> list(String partnerId, Notification.State state, String orderId, long after,
                                   int limit) {
        return rows.list(partnerId, state, orderId, after, limit);
    }

    @Override
    public Optional<Notification> show(String partnerId, String notificationId) {
        return transaction.execute(status -> rows.show(partnerId, notificationId));
    }

    @Override
    public boolean resend(String partnerId, String notificationId, Instant now) {
        return transaction.execute(status -> rows.resend(partnerId, notificationId, now));
    }

    @Override
    public int resend(String partnerId, FeedRange range, String actor, Instant now) {
        return transaction.execute(status -> {
            List<FeedChange> changes = jdbc.sql(IN_FEED + " and c.sequence <= ? order by c.sequence")
                    .params(partnerId, range.from() - 1, range.to()).query(FeedRows::read).list();
            int resent = insert(partnerId, changes, "do update " + NotificationRows.FROM_THE_BEGINNING, now);
            audit.record(now, actor, "webhook.resent", partnerId,
                    range.from() + " to " + range.to() + ": " + resent);
            return resent;
        });
    }

    @Override
    public Effect preview(String partnerId, FeedRange range) {
        return jdbc.sql("""
                        select count(*), count(*) filter (where n.state = 'TOLD'), min(c.at), max(c.at)
                        from order_change c left join notification n using (partner_id, sequence)
                        where c.partner_id = ? and c.sequence between ? and ? and c.type = any(?)""")
                .params(partnerId, range.from(), range.to(), TYPES.toArray(String[]::new))
                .query((row, n) -> new Effect(row.getLong(1), row.getLong(2), at(row.getTimestamp(3)),
                        at(row.getTimestamp(4)))).single();
    }

    private static Instant at(Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    @Override
    public Optional<FeedRange> missed(String partnerId) {
        return jdbc.sql("""
                        select min(sequence), least(max(sequence), min(sequence) + ? - 1) from notification
                        where partner_id = ? and state = 'GIVEN_UP' having count(*) > 0""")
                .params(FeedRange.LONGEST, partnerId)
                .query((row, n) -> new FeedRange(row.getLong(1), row.getLong(2))).optional();
    }
}
