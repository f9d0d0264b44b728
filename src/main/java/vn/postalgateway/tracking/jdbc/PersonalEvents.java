package vn.postalgateway.tracking.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.tracking.TrackingEvent;

/**
 * Who signed for an item, sealed under the order's key; a parked event has a key of its own until its order is known.
 */
class PersonalEvents {

    private final JdbcClient jdbc;
    private final PersonalSafe safe;

    PersonalEvents(JdbcClient jdbc, PersonalSafe safe) {
        this.jdbc = jdbc;
        this.safe = safe;
    }

    byte[] contentHash(TrackingEvent event) {
        return safe.hmac("tracking-event", event.canonicalContent());
    }

    void keep(String operator, TrackingEvent event, String orderId) {
        if (event.recipientName() == null) {
            return;
        }
        String keyId = orderId == null ? "event:" + operator + ":" + event.eventId() : orderId;
        jdbc.sql("insert into event_personal (operator, event_id, key_id, ciphertext) values (?, ?, ?, ?)")
                .params(operator, event.eventId(), keyId, safe.seal(keyId, orderId, event.recipientName())).update();
    }

    /** The event's order is known now: it is erased with it. */
    void adopt(String operator, String eventId, String orderId) {
        jdbc.sql("select key_id from event_personal where operator = ? and event_id = ?").params(operator, eventId)
                .query(String.class).optional().ifPresent(keyId -> safe.adopt(keyId, orderId));
    }
}
