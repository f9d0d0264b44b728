package vn.postalgateway.notification.jdbc;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.notification.WebhookSecret;
import vn.postalgateway.notification.WebhookTarget;
import vn.postalgateway.notification.WebhookTargets;
import vn.postalgateway.platform.audit.Audit;
import vn.postalgateway.platform.personal.PersonalSafe;

/** {@link WebhookTargets} in PostgreSQL; who changed what is in the audit. */
public class JdbcWebhookTargets implements WebhookTargets {

    private static final String TARGETS = """
            select partner_id, url, state, since, failures, paused_until,
                (select count(*) from notification n where n.partner_id = t.partner_id and n.state = 'WAITING')
            from webhook_target t""";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final WebhookSecrets secrets;
    private final Audit audit;

    public JdbcWebhookTargets(JdbcClient jdbc, TransactionOperations transaction, PersonalSafe safe, Audit audit) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.secrets = new WebhookSecrets(jdbc, safe);
        this.audit = audit;
    }

    @Override
    public Optional<WebhookTarget> of(String partnerId, Instant now) {
        return transaction.execute(status -> jdbc.sql(TARGETS + " where partner_id = ?").param(partnerId)
                .query((row, n) -> target(row, now)).optional());
    }

    @Override
    public List<WebhookTarget> all(Instant now) {
        return transaction.execute(status -> jdbc.sql(TARGETS + " order by partner_id")
                .query((row, n) -> target(row, now)).list());
    }

    private WebhookTarget target(ResultSet row, Instant now) throws SQLException {
        Timestamp paused = row.getTimestamp(6);
        return new WebhookTarget(row.getString(1), URI.create(row.getString(2)),
                WebhookTarget.State.valueOf(row.getString(3)), row.getTimestamp(4).toInstant(), row.getInt(5),
                paused == null ? null : paused.toInstant(), row.getLong(7),
                secrets.shown(row.getString(1), now));
    }

    @Override
    public Placed put(String partnerId, URI url, WebhookSecret given, Supplier<WebhookSecret> fresh,
                      Instant overlapEnds, Instant now) {
        return transaction.execute(status -> {
            boolean isNew = insert(partnerId, url, now);
            if (!isNew) {
                move(partnerId, url, now);
            }
            WebhookSecret made = isNew && given == null ? fresh.get() : null;
            WebhookSecret newest = made == null ? given : made;
            if (newest != null && !isNewest(partnerId, newest, now)) {
                secrets.add(partnerId, newest, overlapEnds, now);
            }
            audit.record(now, partnerId, isNew ? "webhook.created" : "webhook.changed", partnerId, null);
            return new Placed(isNew, made);
        });
    }

    private boolean insert(String partnerId, URI url, Instant now) {
        return jdbc.sql("""
                        insert into webhook_target (partner_id, url, state, since, told_up_to, created_at)
                        values (?, ?, 'RUNNING', ?,
                            coalesce((select max(sequence) from order_change
                                      where partner_id = ? and sequence is not null), 0), ?)
                        on conflict (partner_id) do nothing""")
                .params(partnerId, url.toString(), Timestamp.from(now), partnerId, Timestamp.from(now)).update() == 1;
    }

    private void move(String partnerId, URI url, Instant now) {
        jdbc.sql("""
                        update webhook_target set url = ?, failures = 0, paused_until = null,
                            state = case state when 'GONE' then 'RUNNING' else state end,
                            since = case state when 'GONE' then ? else since end
                        where partner_id = ? and url <> ?""")
                .params(url.toString(), Timestamp.from(now), partnerId, url.toString()).update();
    }

    private boolean isNewest(String partnerId, WebhookSecret secret, Instant now) {
        return secrets.live(partnerId, now).stream().findFirst().filter(secret::equals).isPresent();
    }

    @Override
    public boolean rotate(String partnerId, WebhookSecret secret, Instant overlapEnds, String actor, Instant now) {
        return change(partnerId, "webhook.secret_rotated", actor, now,
                () -> secrets.add(partnerId, secret, overlapEnds, now));
    }

    @Override
    public boolean remove(String partnerId, Instant now) {
        return change(partnerId, "webhook.removed", partnerId, now, () -> {
            secrets.destroyAll(partnerId);
            jdbc.sql("""
                            update notification set state = 'DROPPED', ended_at = ?
                            where partner_id = ? and state = 'WAITING'""")
                    .params(Timestamp.from(now), partnerId).update();
            jdbc.sql("delete from webhook_target where partner_id = ?").param(partnerId).update();
        });
    }

    @Override
    public boolean stop(String partnerId, String actor, Instant now) {
        return change(partnerId, "webhook.stopped", actor, now, () -> turn(partnerId, "STOPPED", now));
    }

    @Override
    public boolean resume(String partnerId, String actor, Instant now) {
        return change(partnerId, "webhook.resumed", actor, now, () -> turn(partnerId, "RUNNING", now));
    }

    private void turn(String partnerId, String state, Instant now) {
        jdbc.sql("""
                        update webhook_target set state = ?, failures = 0, paused_until = null,
                            since = case state when ? then since else ? end
                        where partner_id = ?""")
                .params(state, state, Timestamp.from(now), partnerId).update();
    }

    // Holds the target's row, so that changes come one after the other.
    private boolean change(String partnerId, String action, String actor, Instant now, Runnable change) {
        return transaction.execute(status -> {
            boolean exists = jdbc.sql("select true from webhook_target where partner_id = ? for update")
                    .param(partnerId).query(Boolean.class).optional().isPresent();
            if (exists) {
                change.run();
                audit.record(now, actor, action, partnerId, null);
            }
            return exists;
        });
    }
}
