package vn.postalgateway.tracking.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The narrow lifelong table that makes an event count once. */
class EventKeys {

    /** What is kept under an eventId. */
    record Key(String eventId, byte[] contentHmac, String orderId) { }

    private final JdbcClient jdbc;

    EventKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Key> stored(String operator, Collection<String> eventIds) {
        Map<String, Key> stored = new HashMap<>();
        jdbc.sql("""
                        select event_id, content_hmac, order_id from tracking_event_key
                        where operator = ? and event_id = any(?::text[])""")
                .params(operator, texts(eventIds))
                .query((rs, n) -> new Key(rs.getString(1), rs.getBytes(2), rs.getString(3))).list()
                .forEach(key -> stored.put(key.eventId(), key));
        return stored;
    }

    /**
     * Claims the ids; those that another call claimed first are missing in the answer. One statement in the order of
     * the ids, so that two calls never wait for each other crosswise.
     */
    Set<String> claim(String operator, Collection<Key> keys, Instant at) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        List<Key> sorted = keys.stream().sorted(Comparator.comparing(Key::eventId)).toList();
        return new HashSet<>(jdbc.sql("""
                        insert into tracking_event_key (operator, event_id, content_hmac, order_id, received_at)
                        select ?, k.event_id, decode(k.content, 'hex'), k.order_id, ?
                        from unnest(?::text[], ?::text[], ?::text[]) with ordinality as k (event_id, content, order_id,
                            n)
                        order by k.n
                        on conflict do nothing returning event_id""")
                .params(operator, Timestamp.from(at), texts(sorted.stream().map(Key::eventId).toList()),
                        texts(sorted.stream().map(k -> HexFormat.of().formatHex(k.contentHmac())).toList()),
                        texts(sorted.stream().map(Key::orderId).toList()))
                .query(String.class).list());
    }

    /** Counts that these ids came again. In the order of the ids, so that two calls never wait crosswise. */
    void countDoubled(String operator, Collection<String> eventIds, Instant at) {
        Map<String, Long> times = eventIds.stream()
                .collect(Collectors.groupingBy(id -> id, TreeMap::new, Collectors.counting()));
        if (times.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with came as (
                            select k.operator, k.event_id, c.times
                            from unnest(?::text[], ?::bigint[]) c (event_id, times)
                                join tracking_event_key k on k.operator = ? and k.event_id = c.event_id
                            order by k.event_id for update of k)
                        update tracking_event_key k set doubled = k.doubled + c.times, doubled_at = ?
                        from came c where k.operator = c.operator and k.event_id = c.event_id""")
                .params(texts(times.keySet()), times.values().toArray(Long[]::new), operator, Timestamp.from(at))
                .update();
    }

    /** Remembers that other content came under these ids. */
    void markReused(String operator, Collection<String> eventIds, Instant at) {
        if (eventIds.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with came as (
                            select operator, event_id from tracking_event_key
                            where operator = ? and event_id = any(?::text[]) and reused_at is null
                            order by event_id for update)
                        update tracking_event_key k set reused_at = ?
                        from came c where k.operator = c.operator and k.event_id = c.event_id""")
                .params(operator, texts(eventIds), Timestamp.from(at)).update();
    }

    /** The event belongs to this order now. */
    void assign(String operator, String eventId, String orderId) {
        jdbc.sql("update tracking_event_key set order_id = ? where operator = ? and event_id = ? and order_id is null")
                .params(orderId, operator, eventId).update();
    }

    /** The orders that the given events belong to. */
    Set<String> ordersOf(String operator, Collection<String> eventIds) {
        return eventIds.isEmpty() ? Set.of() : new HashSet<>(jdbc.sql("""
                        select distinct order_id from tracking_event_key
                        where operator = ? and event_id = any(?::text[]) and order_id is not null""")
                .params(operator, texts(eventIds)).query(String.class).list());
    }

    /**
     * A correction may concern an order whose event is just arriving in another call: calls with a correction run alone
     * for their operator, all others side by side. Taken before any order's row.
     */
    void guardCorrections(String operator, boolean alone) {
        jdbc.sql("select pg_advisory_xact_lock" + (alone ? "" : "_shared") + "(hashtextextended(?, 0))::text")
                .param("tracking-corrections:" + operator).query(String.class).optional();
    }

    static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
