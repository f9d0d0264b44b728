package vn.postalgateway.notification.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.notification.Notice;
import vn.postalgateway.notification.NoticeChannel;
import vn.postalgateway.notification.Notices;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.platform.personal.PersonalSafe;

/** {@link Notices} in PostgreSQL; a trigger writes them beside the movement. Any number of gateways share the work. */
public class JdbcNotices implements Notices {

    private static final int DROPPED_AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final PersonalSafe safe;

    public JdbcNotices(JdbcClient jdbc, TransactionOperations transaction, PersonalSafe safe) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.safe = safe;
    }

    @Override
    public Optional<Taken> take(NoticeChannel channel, Instant now, Instant leaseUntil) {
        return transaction.execute(status -> jdbc.sql("""
                        with oldest as (
                            select * from notice
                            where channel = :channel and state = 'WAITING' and next_try_at <= :now
                                and (lease_until is null or lease_until <= :now)
                            order by next_try_at, order_id, kind, attempt limit 1 for update skip locked)
                        update notice n set tries = n.tries + 1, lease_until = :lease,
                            first_try_at = coalesce(n.first_try_at, :now)
                        from oldest o
                        where (n.order_id, n.kind, n.attempt, n.channel) = (o.order_id, o.kind, o.attempt, o.channel)
                        returning n.order_id, n.kind, n.attempt, n.channel, n.occurred_at, n.tries, n.first_try_at,
                            n.lease_until, o.lease_until is not null,
                            exists (select from notice later where later.order_id = n.order_id
                                and later.channel = n.channel and later.occurred_at > n.occurred_at),
                            (select p.ciphertext from order_party p
                                where p.order_id = n.order_id and p.role = n.channel)""")
                .param("channel", channel.name()).param("now", Timestamp.from(now))
                .param("lease", Timestamp.from(leaseUntil))
                .query((row, n) -> new Taken(key(row), instant(row, 5), row.getInt(6), instant(row, 7),
                        instant(row, 8), row.getBoolean(9), row.getBoolean(10), address(row.getString(1),
                        row.getBytes(11)))).optional());
    }

    private String address(String orderId, byte[] ciphertext) {
        return ciphertext == null ? null : safe.open(orderId, ciphertext).orElse(null);
    }

    @Override
    public void end(Taken taken, Notice.State state, String reason, Instant now) {
        write(taken, state, now, reason);
    }

    @Override
    public void again(Taken taken, Instant next, String reason, Instant now) {
        write(taken, Notice.State.WAITING, next, reason);
    }

    // Whoever took it later has counted on.
    private void write(Taken taken, Notice.State state, Instant at, String reason) {
        jdbc.sql("""
                        update notice set state = :state, reason = :reason, lease_until = null,
                            next_try_at = :at,
                            ended_at = case when :state = 'WAITING' then null else :at::timestamptz end
                        where order_id = :order and kind = :kind and attempt = :attempt and channel = :channel
                            and state = 'WAITING' and tries = :tries""")
                .param("state", state.name()).param("reason", reason).param("at", Timestamp.from(at))
                .param("order", taken.key().orderId()).param("kind", taken.key().kind().name())
                .param("attempt", taken.key().attempt()).param("channel", taken.key().channel().name())
                .param("tries", taken.tries()).update();
    }

    @Override
    public void drop(NoticeChannel channel, Instant occurredBefore, String reason, Instant now) {
        jdbc.sql("""
                        update notice set state = 'DROPPED', reason = :reason, ended_at = :now, lease_until = null
                        where ctid = any(array(select ctid from notice
                            where channel = :channel and state = 'WAITING'
                                and (:before::timestamptz is null or occurred_at < :before)
                                and (lease_until is null or lease_until <= :now)
                            limit :most for update skip locked))""")
                .param("reason", reason).param("now", Timestamp.from(now)).param("channel", channel.name())
                .param("before", occurredBefore == null ? null : Timestamp.from(occurredBefore))
                .param("most", DROPPED_AT_ONCE).update();
    }

    @Override
    public List<Notice> of(String orderId) {
        return transaction.execute(status -> jdbc.sql("""
                        select n.order_id, n.kind, n.attempt, n.channel, n.state, n.occurred_at, n.created_at, n.tries,
                            case when n.state = 'WAITING' then n.next_try_at end, n.ended_at, n.reason, p.ciphertext
                        from notice n left join order_party p on p.order_id = n.order_id and p.role = n.channel
                        where n.order_id = ? order by n.occurred_at, n.created_at, n.kind, n.attempt, n.channel""")
                .param(orderId)
                .query((row, n) -> new Notice(key(row), Notice.State.valueOf(row.getString(5)), instant(row, 6),
                        instant(row, 7), row.getInt(8), instant(row, 9), instant(row, 10), row.getString(11),
                        MaskedAddress.of(address(orderId, row.getBytes(12))))).list());
    }

    private static Notice.Key key(ResultSet row) throws SQLException {
        return new Notice.Key(row.getString(1), Movement.valueOf(row.getString(2)), row.getInt(3),
                NoticeChannel.valueOf(row.getString(4)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
