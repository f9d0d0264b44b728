package vn.postalgateway.tracking.jdbc;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.tracking.OpenPoints;

/** {@link OpenPoints} in PostgreSQL; one statement. */
public class JdbcOpenPoints implements OpenPoints {

    private static final String NOT_CORRECTED = """
            not exists (select from tracking_event c where c.operator = e.operator and c.supersedes = e.event_id
                        and c.order_id is not null)""";
    private static final String POINTS = """
            (select 'UNKNOWN_STATUS' as kind, status as subject, min(order_id) as order_id, count(*) as events,
                min(received_at) as since
            from tracking_event where operator = :operator and not known group by status order by since limit :most)
            union all
            (select 'PARKED', coalesce(item_code, order_reference), null, count(*), min(received_at) as since
            from tracking_event where operator = :operator and next_look_at is not null
            group by coalesce(item_code, order_reference) order by since limit :most)
            union all
            (select 'DELIVERED_WITHOUT_PROOF', e.order_id, e.order_id, count(*), min(e.received_at) as since
            from tracking_event e join delivery_order o on o.order_id = e.order_id and o.movement = 'DELIVERED'
            where e.operator = :operator and e.movement = 'DELIVERED' and e.received_at >= :since and\s"""
            + NOT_CORRECTED + """
                 and not exists (select from tracking_event d join event_personal p using (operator, event_id)
                                where d.order_id = e.order_id and d.movement = 'DELIVERED')
            group by e.order_id order by since limit :most)
            union all
            (select 'FAILED_WITHOUT_REASON', e.order_id, e.order_id, count(*), min(e.received_at) as since
            from tracking_event e
            where e.operator = :operator and e.movement = 'DELIVERY_FAILED' and e.reason is null
                and e.order_id is not null and e.received_at >= :since and\s""" + NOT_CORRECTED + """
             group by e.order_id order by since limit :most)
            union all
            (select 'COMPENSATION_OVERDUE', order_id, order_id, 1,
                (compensate_by + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' as since
            from delivery_order where operator = :operator and compensate_by < cast(:today as date)
                and compensate_by >= cast(:today as date) - interval '6 months'
            order by since limit :most)
            order by since""";

    private final JdbcClient jdbc;

    public JdbcOpenPoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Point> of(String operator, Instant since, LocalDate today, int most) {
        return jdbc.sql(POINTS).param("operator", operator).param("since", Timestamp.from(since)).param("most", most)
                .param("today", Date.valueOf(today))
                .query(JdbcOpenPoints::point).list();
    }

    private static Point point(ResultSet row, int number) throws SQLException {
        return new Point(Kind.valueOf(row.getString("kind")), row.getString("subject"), row.getString("order_id"),
                row.getInt("events"), EventRows.instant(row, "since"));
    }
}
