package vn.postalgateway.notification.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.notification.Notification;
import vn.postalgateway.notification.Notifications.Telling;
import vn.postalgateway.notification.TellingOutcome;

/** The rows of notifications and their attempts. Joins the caller's transaction. */
class NotificationRows {

    /** For a row {@code n} that nobody is telling at the moment; whoever does tells it anyway. */
    static final String FROM_THE_BEGINNING = """
            set state = 'WAITING', next_attempt_at = excluded.next_attempt_at, attempts = 0, first_attempt_at = null,
                lease_until = null, ended_at = null
            where n.lease_until is null or n.lease_until <= excluded.next_attempt_at""";
    private static final String COLUMNS = """
            select notification_id, sequence, order_id, type, state, created_at, attempts,
                case when state = 'WAITING' then next_attempt_at end, ended_at from notification""";

    private final JdbcClient jdbc;

    NotificationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Ends an attempt. What it came to is always kept; the notification follows it only if nobody has taken it over.
     *
     * @param next when to try again, or when it ended
     */
    boolean close(Telling telling, TellingOutcome outcome, String state, Instant next, Instant now) {
        jdbc.sql("""
                        update notification_attempt set finished_at = ?, status = ?, detail = ?
                        where notification_id = ? and fence = ?""")
                .params(Timestamp.from(now), outcome.status(), outcome.detail(), telling.notificationId(),
                        telling.fence()).update();
        return jdbc.sql("""
                        update notification set state = ?, next_attempt_at = ?, lease_until = null,
                            ended_at = case when ? = 'WAITING' then null else ?::timestamptz end
                        where notification_id = ? and fence = ? and state = 'WAITING'""")
                .params(state, Timestamp.from(next), state, Timestamp.from(now), telling.notificationId(),
                        telling.fence()).update() == 1;
    }

    List<Notification> list(String partnerId, Notification.State state, String orderId, long after, int limit) {
        return jdbc.sql(COLUMNS + """
                         where partner_id = :partner and sequence > :after
                            and (:state::text is null or state = :state) and (:order::text is null or order_id = :order)
                        order by sequence limit :limit""")
                .param("partner", partnerId).param("after", after).param("order", orderId).param("limit", limit)
                .param("state", state == null ? null : state.name())
                .query((row, n) -> notification(row, List.of())).list();
    }

    Optional<Notification> show(String partnerId, String notificationId) {
        return jdbc.sql(COLUMNS + " where partner_id = ? and notification_id = ?").params(partnerId, notificationId)
                .query((row, n) -> notification(row, attempts(notificationId))).optional();
    }

    private List<Notification.Attempt> attempts(String notificationId) {
        return jdbc.sql("""
                        select started_at, finished_at, status, detail from notification_attempt
                        where notification_id = ? order by fence""")
                .param(notificationId).query((row, n) -> new Notification.Attempt(instant(row, 1), instant(row, 2),
                        row.getObject(3, Integer.class), row.getString(4))).list();
    }

    boolean resend(String partnerId, String notificationId, Instant now) {
        if (show(partnerId, notificationId).isEmpty()) {
            return false;
        }
        jdbc.sql("""
                        update notification n set state = 'WAITING', next_attempt_at = :now, attempts = 0,
                            first_attempt_at = null, lease_until = null, ended_at = null
                        where notification_id = :id and (lease_until is null or lease_until <= :now)""")
                .param("id", notificationId).param("now", Timestamp.from(now)).update();
        return true;
    }

    private static Notification notification(ResultSet row, List<Notification.Attempt> tried) throws SQLException {
        return new Notification(row.getString(1), row.getLong(2), row.getString(3), row.getString(4),
                Notification.State.valueOf(row.getString(5)), instant(row, 6), row.getInt(7), instant(row, 8),
                instant(row, 9), tried);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
