package vn.postalgateway.report.jdbc;

import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.report.AgencyFigures;
import vn.postalgateway.report.DueItem;
import vn.postalgateway.report.ReportFigures;
import vn.postalgateway.tariff.DeliveryService;

/**
 * {@link ReportFigures} from the orders' changes, which are only ever added to: so a moment that has passed looks the
 * same whenever it is asked for.
 */
public class JdbcReportFigures implements ReportFigures {

    // An order's moves are its changes of movement; it stands where its last one led. Looked up order by order: a month
    // is a small part of all changes, however the planner guesses. What decided a delivery is its first event that was
    // known then and not corrected.
    private static final String TOLD = """
            with changed as materialized (
                select distinct order_id from order_change where at >= :since and at < :asOf),
            stands as (
                select changed.order_id, last.* from changed cross join lateral (
                    select (array_agg(movement order by change_id desc))[1] as movement,
                        (array_agg(at order by change_id desc))[1] as at,
                        bool_or(movement = 'DELIVERY_FAILED' and at >= :since) as failed
                    from (select c.change_id, c.at, c.movement, lag(c.movement) over (order by c.change_id) as before
                        from order_change c where c.order_id = changed.order_id and c.at < :asOf) moves
                    where before is distinct from movement) last),
            told as (
                select o.agency_code, o.service, o.dossier_count, o.content, o.promised_by, o.citizen_vnd, o.budget_vnd,
                    s.at >= :since and s.movement = 'DELIVERED' as delivered,
                    s.at >= :since and s.movement = 'RETURNED' as sent_back,
                    s.at >= :since and s.movement = 'LOST' as lost, s.failed, s.at, s.order_id
                from stands s cross join lateral (
                    select * from delivery_order where order_id = s.order_id offset 0) o)
            select agency_code, null::bigint as results, 0 as soon, 0 as overdue,
                coalesce(sum(dossier_count) filter (where delivered and service = 'DOSSIER_PICKUP'), 0) as received,
                coalesce(sum(dossier_count) filter (where delivered and service = 'RESULT_DELIVERY'), 0) as returned,
                coalesce(sum(online.level4) filter (where service = 'RESULT_DELIVERY'), 0) as level4,
                coalesce(sum(online.level3) filter (where service = 'RESULT_DELIVERY'), 0) as level3,
                count(*) filter (where delivered) as delivered,
                count(*) filter (where delivered
                    and (coalesce(proof.occurred_at, at) at time zone 'Asia/Ho_Chi_Minh')::date <= promised_by)
                    as on_time,
                count(*) filter (where failed) as failed, count(*) filter (where sent_back) as sent_back,
                count(*) filter (where lost) as lost,
                coalesce(sum(citizen_vnd) filter (where delivered), 0) as citizen_vnd,
                coalesce(sum(budget_vnd) filter (where delivered), 0) as subsidy_vnd,
                coalesce(sum(proof.collected_vnd), 0) as collected_vnd
            from told
                left join lateral (
                    select count(*) filter (where (d ->> 'onlineLevel')::int = 4) as level4,
                        count(*) filter (where (d ->> 'onlineLevel')::int = 3) as level3
                    from jsonb_array_elements(content -> 'dossiers') d) online on delivered
                left join lateral (
                    select e.occurred_at, e.collected_vnd from tracking_event e
                    where e.order_id = told.order_id and e.movement = 'DELIVERED' and e.occurred_at is not null
                        and e.received_at < :asOf
                        and not exists (select from tracking_event c where c.operator = e.operator
                            and c.supersedes = e.event_id and c.received_at < :asOf)
                    order by e.occurred_at, e.event_id limit 1) proof on delivered
            where delivered or sent_back or lost or failed
            group by agency_code order by agency_code""";
    // Those under way now (as for the deadlines), and those that only ended since.
    private static final String DUE = """
            with candidates as (
                select order_id from order_watch
                union select order_id from delivery_order where order_id > (select last_order from order_watch_mark)
                union select order_id from order_change where at >= :asOf),
            due as (
                select o.order_id, o.agency_code, o.item_code, o.service, stood.movement, o.promised_by,
                    o.promised_by < :today as overdue
                from candidates join delivery_order o using (order_id)
                    cross join lateral (select c.movement, c.placement from order_change c
                        where c.order_id = o.order_id and c.at < :asOf order by c.change_id desc limit 1) stood
                where o.promised_by < :soonTo and stood.movement not in ('DELIVERED', 'RETURNED', 'LOST')
                    and stood.placement not in ('REJECTED', 'CANCELLED'))
            """;

    private final JdbcClient jdbc;

    public JdbcReportFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<AgencyFigures> told(Instant since, Instant asOf) {
        return jdbc.sql(TOLD).param("since", Timestamp.from(since)).param("asOf", Timestamp.from(asOf))
                .query(FigureRow::read).list();
    }

    @Override
    public List<AgencyFigures> dueCounts(Instant asOf, LocalDate today, LocalDate soonTo) {
        return due("""
                select agency_code, null::bigint as results, 0 as received, 0 as returned, 0 as level4, 0 as level3,
                    0 as delivered, 0 as on_time, 0 as failed, 0 as sent_back, 0 as lost, 0 as citizen_vnd,
                    0 as subsidy_vnd, 0 as collected_vnd,
                    count(*) filter (where not overdue) as soon, count(*) filter (where overdue) as overdue
                from due group by agency_code""", asOf, today, soonTo).query(FigureRow::read).list();
    }

    @Override
    public List<DueItem> due(Instant asOf, LocalDate today, LocalDate soonTo, int most) {
        return due("""
                select d.*, array(select code from order_dossier
                    where order_id = d.order_id order by position) as dossiers
                from due d order by agency_code, promised_by, order_id limit :most""", asOf, today, soonTo)
                .param("most", most)
                .query((row, n) -> new DueItem(row.getString("agency_code"), row.getString("order_id"),
                        row.getString("item_code"), texts(row.getArray("dossiers")),
                        DeliveryService.valueOf(row.getString("service")), Movement.valueOf(row.getString("movement")),
                        row.getObject("promised_by", LocalDate.class), row.getBoolean("overdue"))).list();
    }

    private JdbcClient.StatementSpec due(String question, Instant asOf, LocalDate today, LocalDate soonTo) {
        return jdbc.sql(DUE + question).param("asOf", Timestamp.from(asOf)).param("today", Date.valueOf(today))
                .param("soonTo", Date.valueOf(soonTo));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    // Ids grow with time.
    @Override
    public Optional<LocalDate> firstDay() {
        return jdbc.sql("select created_at from delivery_order order by order_id limit 1")
                .query((row, n) -> VietnamTime.dayOf(row.getTimestamp(1).toInstant())).optional();
    }
}
