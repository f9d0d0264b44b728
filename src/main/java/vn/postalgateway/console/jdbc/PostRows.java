package vn.postalgateway.console.jdbc;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.console.PostEvent;
import vn.postalgateway.console.PostPanel;
import vn.postalgateway.operator.Movement;

/** Lists the post's events as they come and counts where its items are. */
final class PostRows {

    private static final int LATEST = 12;

    private final JdbcClient jdbc;

    PostRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PostPanel panel() {
        return new PostPanel(latest(), verdicts(), where());
    }

    private List<PostEvent> latest() {
        return jdbc.sql("""
                        with latest as (
                            (select event_row, received_at, verdict from tracking_event
                             order by event_row desc limit :latest)
                            union all
                            (select e.event_row, k.doubled_at, 'DUPLICATE' from tracking_event_key k
                             join tracking_event e on e.operator = k.operator and e.event_id = k.event_id
                             where k.doubled_at is not null order by k.doubled_at desc limit :latest))
                        select l.received_at, coalesce(e.occurred_at, e.received_at) as occurred_at, e.operator,
                            coalesce(e.item_code, o.item_code) as item_code, e.order_id, e.status, e.movement, l.verdict
                        from latest l join tracking_event e on e.event_row = l.event_row
                        left join delivery_order o on o.order_id = e.order_id
                        order by l.received_at desc, l.event_row desc limit :latest""").param("latest", LATEST)
                .query((rs, n) -> new PostEvent(rs.getTimestamp("received_at").toInstant(),
                        rs.getTimestamp("occurred_at").toInstant(), rs.getString("operator"), rs.getString("item_code"),
                        rs.getString("order_id"), rs.getString("status"), movement(rs.getString("movement")),
                        rs.getString("verdict"))).list();
    }

    private Map<String, Long> verdicts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("""
                        select verdict, count(*) as n from tracking_event group by verdict
                        union all
                        select 'DUPLICATE', sum(doubled) from tracking_event_key having sum(doubled) > 0
                        order by n desc, verdict""")
                .query(rs -> {
                    counts.put(rs.getString("verdict"), rs.getLong("n"));
                });
        return counts;
    }

    private Map<Movement, Long> where() {
        Map<Movement, Long> counts = new EnumMap<>(Movement.class);
        jdbc.sql("select movement, count(*) as n from delivery_order where placement = 'PLACED' group by movement")
                .query(rs -> {
                    counts.put(Movement.valueOf(rs.getString("movement")), rs.getLong("n"));
                });
        return counts;
    }

    static Movement movement(String name) {
        return name == null ? null : Movement.valueOf(name);
    }
}
