package vn.postalgateway.tracking.jdbc;

import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
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

    /** Keeps what is personal in the given rows. */
    void keep(String operator, Collection<EventRows.NewRow> rows) {
        List<EventRows.NewRow> personal = rows.stream().filter(row -> row.event().recipientName() != null).toList();
        if (personal.isEmpty()) {
            return;
        }
        List<PersonalSafe.Secret> secrets = personal.stream().map(row -> new PersonalSafe.Secret(
                keyId(operator, row), row.verdict().orderId(), row.event().recipientName())).toList();
        jdbc.sql("""
                        insert into event_personal (operator, event_id, key_id, ciphertext)
                        select ?, event_id, key_id, decode(ciphertext, 'hex')
                        from unnest(?::text[], ?::text[], ?::text[]) as p (event_id, key_id, ciphertext)""")
                .params(operator, personal.stream().map(row -> row.event().eventId()).toArray(String[]::new),
                        secrets.stream().map(PersonalSafe.Secret::keyId).toArray(String[]::new),
                        safe.seal(secrets).stream().map(HexFormat.of()::formatHex).toArray(String[]::new)).update();
    }

    private static String keyId(String operator, EventRows.NewRow row) {
        String orderId = row.verdict().orderId();
        return orderId == null ? "event:" + operator + ":" + row.event().eventId() : orderId;
    }

    /** The event's order is known now: it is erased with it. */
    void adopt(String operator, String eventId, String orderId) {
        jdbc.sql("select key_id from event_personal where operator = ? and event_id = ?").params(operator, eventId)
                .query(String.class).optional().ifPresent(keyId -> safe.adopt(keyId, orderId));
    }
}
