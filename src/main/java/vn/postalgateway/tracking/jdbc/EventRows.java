package vn.postalgateway.tracking.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.ReasonMeaning;
import vn.postalgateway.tracking.EventMeaning;
import vn.postalgateway.tracking.EventVerdict;
import vn.postalgateway.tracking.TrackedEvent;
import vn.postalgateway.tracking.TrackingEvent;

/** The events as rows. */
class EventRows {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String INSERT = """
            insert into tracking_event (operator, event_id, raw, item_code, order_reference, status, occurred_at,
                written_time, in_future, reason, attempt, weight_grams, facility, collected_vnd, supersedes,
                received_at, order_id, movement, mark, known, map_version, verdict, detail, reason_means,
                attributable_to, next_look_at)
            select ?, event_id, raw::jsonb, item_code, order_reference, status, occurred_at::timestamptz, written_time,
                in_future::boolean, reason, attempt::int, weight::int, facility, collected::bigint, supersedes, ?,
                order_id, movement, mark, known::boolean, map_version, verdict, detail, reason_means, attributable_to,
                case when verdict = 'PARKED' then ?::timestamptz end
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                as e (event_id, raw, item_code, order_reference, status, occurred_at, written_time, in_future, reason,
                    attempt, weight, facility, collected, supersedes, order_id, movement, mark, known, map_version,
                    verdict, detail, reason_means, attributable_to)""";

    /** What {@link #tracked} reads, of an event e with its key k. */
    static final String TRACKED = """
            e.event_id, e.movement, e.mark, e.known, e.occurred_at, e.weight_grams, e.item_code, e.in_future,
            k.reused_at is not null as reused, e.supersedes, e.attempt, e.reason_means, e.attributable_to""";

    // In the order in which the statement names them.
    private static final List<Function<NewRow, Object>> COLUMNS = List.of(
            row -> row.event().eventId(), row -> json(row.event().raw()), row -> row.event().itemCode(),
            row -> row.event().orderReference(), row -> row.event().status(), row -> row.read().tracked().occurredAt(),
            row -> row.event().time().written(), row -> row.read().tracked().inFuture(), row -> row.event().reason(),
            row -> row.event().attempt(), row -> row.event().weightGrams(), row -> row.event().facility(),
            row -> row.event().collectedVnd(), row -> row.event().supersedes(), row -> row.verdict().orderId(),
            row -> row.read().tracked().movement(), row -> row.read().tracked().mark(),
            row -> row.read().tracked().known(), row -> row.read().mapVersion(), row -> row.verdict().verdict(),
            row -> row.verdict().detail(), row -> reasonMeans(row.read().tracked().reason()),
            row -> attributableTo(row.read().tracked().reason()));

    private final JdbcClient jdbc;

    EventRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An event ready to be stored with its verdict. */
    record NewRow(TrackingEvent event, EventMeaning.Read read, EventVerdict verdict) { }

    void insert(String operator, List<NewRow> rows, Instant receivedAt, Instant firstLookAt) {
        if (rows.isEmpty()) {
            return;
        }
        List<Object> params = new ArrayList<>(
                List.of(operator, Timestamp.from(receivedAt), Timestamp.from(firstLookAt)));
        for (Function<NewRow, Object> column : COLUMNS) {
            params.add(rows.stream().map(column).map(v -> v == null ? null : v.toString()).toArray(String[]::new));
        }
        jdbc.sql(INSERT).params(params).update();
    }

    /** What is kept of these orders, per order. */
    Map<String, List<TrackedEvent>> keptOf(Collection<String> orderIds) {
        Map<String, List<TrackedEvent>> kept = new HashMap<>();
        orderIds.forEach(id -> kept.put(id, new ArrayList<>()));
        jdbc.sql("select e.order_id, " + TRACKED + """
                         from tracking_event e join tracking_event_key k using (operator, event_id)
                        where e.order_id = any(?::text[])""")
                .param(EventKeys.texts(orderIds))
                .query(rs -> {
                    kept.get(rs.getString("order_id")).add(tracked(rs));
                });
        return kept;
    }

    /** Ids among the given orders' events and the given new ones that kept events correct. */
    Set<String> corrected(String operator, Collection<String> orderIds, Collection<String> newIds) {
        return new HashSet<>(jdbc.sql("""
                        select c.supersedes from tracking_event c
                        where c.operator = ? and c.order_id is not null and c.supersedes is not null
                          and (c.supersedes = any(?::text[]) or c.supersedes in
                               (select e.event_id from tracking_event e
                                where e.operator = ? and e.order_id = any(?::text[])))""")
                .params(operator, EventKeys.texts(newIds), operator, EventKeys.texts(orderIds))
                .query(String.class).list());
    }

    static TrackedEvent tracked(ResultSet rs) throws SQLException {
        return new TrackedEvent(rs.getString("event_id"), movement(rs), rs.getString("mark"), rs.getBoolean("known"),
                instant(rs, "occurred_at"), rs.getObject("weight_grams", Integer.class), rs.getString("item_code"),
                rs.getBoolean("in_future"), rs.getBoolean("reused"), rs.getString("supersedes"),
                rs.getObject("attempt", Integer.class), reason(rs));
    }

    private static ReasonMeaning reason(ResultSet rs) throws SQLException {
        String means = rs.getString("reason_means");
        return means == null ? null
                : new ReasonMeaning(means, ReasonMeaning.Attributable.valueOf(rs.getString("attributable_to")));
    }

    static String reasonMeans(ReasonMeaning reason) {
        return reason == null ? null : reason.reason();
    }

    static String attributableTo(ReasonMeaning reason) {
        return reason == null ? null : reason.attributableTo().name();
    }

    static Movement movement(ResultSet rs) throws SQLException {
        String name = rs.getString("movement");
        return name == null ? null : Movement.valueOf(name);
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    static Timestamp timestamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    static String json(Map<String, Object> raw) {
        try {
            return MAPPER.writeValueAsString(raw);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event's fields cannot be written as JSON", e);
        }
    }
}
