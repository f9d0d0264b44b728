package vn.postalgateway.tracking.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.tracking.InvalidEvent;

/** What came and is no event, sealed under a key per operator and day; the same again is counted. */
class InvalidEvents {

    private final JdbcClient jdbc;
    private final PersonalSafe safe;

    InvalidEvents(JdbcClient jdbc, PersonalSafe safe) {
        this.jdbc = jdbc;
        this.safe = safe;
    }

    private record Counted(InvalidEvent event, int times) { }

    /** In the order of the hashes, so that two calls never wait for each other crosswise. */
    void keep(String operator, Collection<InvalidEvent> events, Instant at) {
        Map<String, Counted> byHash = new TreeMap<>();
        for (InvalidEvent event : events) {
            byHash.merge(hash(event), new Counted(event, 1), (a, b) -> new Counted(a.event(), a.times() + 1));
        }
        if (byHash.isEmpty()) {
            return;
        }
        byHash.keySet().removeAll(countAgain(operator, byHash, at));
        if (!byHash.isEmpty()) {
            insert(operator, byHash, at);
        }
    }

    private String hash(InvalidEvent event) {
        return HexFormat.of().formatHex(safe.hmac("invalid-event", event.detail() + "\n" + event.asCame()));
    }

    /** The hashes of those that were kept before. */
    private Set<String> countAgain(String operator, Map<String, Counted> byHash, Instant at) {
        return new HashSet<>(jdbc.sql("""
                        with came as (
                            select e.operator, e.content_hmac, c.times
                            from unnest(?::text[], ?::int[]) c (hash, times)
                                join invalid_event e on e.operator = ? and e.content_hmac = decode(c.hash, 'hex')
                            order by e.content_hmac for update of e)
                        update invalid_event e set times = e.times + c.times, last_at = ?
                        from came c where e.operator = c.operator and e.content_hmac = c.content_hmac
                        returning encode(e.content_hmac, 'hex')""")
                .params(hashes(byHash), times(byHash), operator, Timestamp.from(at)).query(String.class).list());
    }

    private void insert(String operator, Map<String, Counted> byHash, Instant at) {
        String keyId = "invalid-events:" + operator + ":" + VietnamTime.dayOf(at);
        List<PersonalSafe.Secret> secrets = new ArrayList<>();
        byHash.values().forEach(c -> secrets.add(new PersonalSafe.Secret(keyId, null, c.event().asCame())));
        jdbc.sql("""
                        insert into invalid_event as e (operator, content_hmac, event_id, detail, key_id, ciphertext,
                            received_at, times, last_at)
                        select ?, decode(hash, 'hex'), event_id, detail, ?, decode(ciphertext, 'hex'), ?, times, ?
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[]) with ordinality
                            as c (hash, event_id, detail, ciphertext, times, n)
                        order by n
                        on conflict (operator, content_hmac)
                            do update set times = e.times + excluded.times, last_at = excluded.last_at""")
                .params(operator, keyId, Timestamp.from(at), Timestamp.from(at), hashes(byHash),
                        byHash.values().stream().map(c -> c.event().eventId()).toArray(String[]::new),
                        byHash.values().stream().map(c -> c.event().detail()).toArray(String[]::new),
                        safe.seal(secrets).stream().map(HexFormat.of()::formatHex).toArray(String[]::new),
                        times(byHash)).update();
    }

    private static String[] hashes(Map<String, Counted> byHash) {
        return byHash.keySet().toArray(String[]::new);
    }

    private static Integer[] times(Map<String, Counted> byHash) {
        return byHash.values().stream().map(Counted::times).toArray(Integer[]::new);
    }
}
