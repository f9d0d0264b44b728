package vn.postalgateway.notification.jdbc;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.platform.audit.Audit;
import vn.postalgateway.platform.database.TestDatabase;
import vn.postalgateway.platform.personal.PersonalSafe;

/** A real PostgreSQL with orders that change; the gateway works as its own role. */
final class NotificationGround implements AutoCloseable {

    static final String PARTNER = "one-stop";
    static final int WAITING_LIMIT = 20;

    private static final AtomicInteger SERIAL = new AtomicInteger();

    final TestDatabase database = new TestDatabase(24);
    final JdbcClient jdbc = database.jdbc();
    final TransactionTemplate transaction = database.transaction();
    final PersonalSafe safe = new PersonalSafe(new byte[32], jdbc, Clock.systemUTC());
    final JdbcFeed feed = new JdbcFeed(database.template(), transaction);
    final JdbcFeedSealing sealing = new JdbcFeedSealing(jdbc, transaction, 50);
    final JdbcWebhookTargets targets = new JdbcWebhookTargets(jdbc, transaction, safe, new Audit(jdbc));
    final JdbcNotifications notifications =
            new JdbcNotifications(jdbc, transaction, safe, WAITING_LIMIT, WAITING_LIMIT);

    String order(String partner) {
        String orderId = "ord_" + String.format("%026d", SERIAL.incrementAndGet());
        jdbc.sql("""
                        insert into delivery_order (order_id, partner_id, request_id, contract, contract_version,
                            operator, agency_code, service, from_province, to_province, submitted_online, charge_paid,
                            dossier_count, declared_weight_grams, collect_fees_vnd, content, placement, price,
                            tariff_id, zone, weight_grams, price_basis, tariff_vnd, citizen_vnd, budget_vnd, post_vnd,
                            owed_vnd, created_at, updated_at)
                        values (?, ?, ?, 'ha-tinh-city', 'v1', 'vnpost', 'H27.12', 'RESULT_DELIVERY', '42', '42', true,
                            'TO_POST', 1, 80, 0, '{}', 'PLACED', '{}', 'circular-22-2017', 'INSIDE_DISTRICT', 80,
                            'ESTIMATE', 26000, 10000, 16000, 0, 16000, now(), now())""")
                .params(orderId, partner, "HT|2026 " + orderId).update();
        return orderId;
    }

    /** Writes a change, as the features below do, into the caller's transaction. */
    void change(String orderId, String type, Instant at) {
        jdbc.sql("""
                        insert into order_change (order_id, partner_id, type, at, placement, movement, money)
                        select order_id, partner_id, ?, ?, placement, movement, money from delivery_order
                        where order_id = ?""")
                .params(type, Timestamp.from(at), orderId).update();
    }

    List<Long> sequences(String partner) {
        return jdbc.sql("select sequence from order_change where partner_id = ? order by sequence").param(partner)
                .query(Long.class).list();
    }

    void clear() {
        database.asOwner("truncate delivery_order, order_change, webhook_target, webhook_secret, notification,"
                + " notification_attempt, personal_key cascade");
    }

    @Override
    public void close() {
        database.close();
    }
}
