package vn.postalgateway.console.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.console.JourneyHeading;
import vn.postalgateway.console.OneStopPanel;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.Placement;
import vn.postalgateway.tariff.DeliveryService;

/** Counts orders and lists those that changed last. */
final class OneStopRows {

    static final String HEADING = """
            select o.order_id, o.dossier_count, o.service, o.placement, o.movement, o.updated_at,
                (select d.code from order_dossier d where d.order_id = o.order_id
                    order by d.position limit 1) as dossier
            from delivery_order o
            """;

    // Lost: an accepted order is not at its end, and nothing is left that would bring it there. Work stays in the
    // outbox until it is done, so such an order without a row in it would wait for ever. Must always be 0.
    // Doubled: more than one item code is known for one order, be it from the order itself, from an answer of the post
    // to one of our attempts, or from an event of the post. Must always be 0.
    private static final String COUNTS = """
            select count(*) as accepted,
                count(*) filter (where placement = 'PLACED') as at_post,
                count(*) filter (where placement in ('RECEIVED', 'PLACING')) as waiting,
                count(*) filter (where placement = 'REJECTED') as rejected,
                count(*) filter (where placement = 'CANCELLED') as cancelled,
                count(*) filter (where placement = 'OUTCOME_UNKNOWN') as in_doubt,
                count(*) filter (where placement in ('RECEIVED', 'PLACING', 'OUTCOME_UNKNOWN')
                    and not exists (select from outbox w where w.subject_id = order_id)) as lost,
                (select count(*) from (
                    select order_id from (
                        select order_id, item_code from delivery_order where item_code is not null
                        union select order_id, detail from placement_attempt
                            where outcome = 'ACCEPTED' and detail is not null
                        union select order_id, item_code from tracking_event
                            where order_id is not null and item_code is not null) codes
                    group by order_id having count(*) > 1) twice) as doubled,
                (select order_id from delivery_order
                    order by movement = 'DELIVERED' desc, placement = 'PLACED' desc, order_id limit 1) as featured
            from delivery_order
            """;

    private static final int LATEST = 8;

    private final JdbcClient jdbc;

    OneStopRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OneStopPanel panel() {
        List<JourneyHeading> latest = jdbc.sql(HEADING + "order by o.updated_at desc, o.order_id desc limit " + LATEST)
                .query((rs, n) -> heading(rs)).list();
        return jdbc.sql(COUNTS).query((rs, n) -> new OneStopPanel(rs.getLong("accepted"), rs.getLong("at_post"),
                rs.getLong("waiting"), rs.getLong("rejected"), rs.getLong("cancelled"), rs.getLong("in_doubt"),
                rs.getLong("lost"), rs.getLong("doubled"), latest, rs.getString("featured"))).single();
    }

    static JourneyHeading heading(ResultSet rs) throws SQLException {
        return new JourneyHeading(rs.getString("order_id"), rs.getString("dossier"), rs.getInt("dossier_count"),
                DeliveryService.valueOf(rs.getString("service")), Placement.valueOf(rs.getString("placement")),
                Movement.valueOf(rs.getString("movement")), rs.getTimestamp("updated_at").toInstant());
    }
}
