package vn.postalgateway.tracking.jdbc;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.StatusMap;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;

/** Finds the orders for which kept events wait. */
class WaitingOrders {

    private final JdbcClient jdbc;
    private final DeliveryOrders orders;
    private final OperatorProfiles profiles;
    private final Clock clock;

    WaitingOrders(JdbcClient jdbc, DeliveryOrders orders, OperatorProfiles profiles, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.profiles = profiles;
        this.clock = clock;
    }

    List<String> find(int limit) {
        Set<String> found = new LinkedHashSet<>();
        lookAtParked(limit).forEach(parked -> orderOf(parked).ifPresent(found::add));
        profiles.all().forEach(profile -> found.addAll(learnt(profile, limit)));
        return new ArrayList<>(found);
    }

    private record Parked(String operator, String itemCode, String orderReference) { }

    // The next look is after as long as it has waited already, at most five minutes; items of others may be parked for
    // good.
    private List<Parked> lookAtParked(int limit) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                        update tracking_event set next_look_at =
                            ?::timestamptz + least(greatest(?::timestamptz - received_at, interval '2 seconds'),
                                interval '5 minutes')
                        where event_row in (select event_row from tracking_event where next_look_at <= ?
                                            order by next_look_at limit ? for update skip locked)
                        returning operator, item_code, order_reference""")
                .params(now, now, now, limit)
                .query((rs, n) -> new Parked(rs.getString(1), rs.getString(2), rs.getString(3))).list();
    }

    private Optional<String> orderOf(Parked parked) {
        if (parked.orderReference() != null) {
            Optional<String> named = orders.byId(parked.orderReference())
                    .filter(o -> o.operator().equals(parked.operator())).map(DeliveryOrder::orderId);
            if (named.isPresent()) {
                return named;
            }
        }
        return parked.itemCode() == null ? Optional.empty()
                : orders.idByItemCode(parked.operator(), parked.itemCode());
    }

    // Unknown statuses that the map of their day knows now.
    private List<String> learnt(OperatorProfile profile, int limit) {
        List<String> found = new ArrayList<>();
        Instant until = null;
        for (StatusMap map : profile.maps().all()) {
            LocalDate from = map.edition().validFrom();
            found.addAll(jdbc.sql("""
                            select distinct order_id from tracking_event
                            where not known and operator = ? and status = any(?::text[]) and order_id is not null
                                and coalesce(occurred_at, received_at) >= ?
                                and coalesce(occurred_at, received_at) < coalesce(?::timestamptz, 'infinity')
                            limit ?""")
                    .params(profile.id(), EventKeys.texts(map.statuses().keySet()),
                            Timestamp.from(VietnamTime.startOf(from)), EventRows.timestamp(until), limit)
                    .query(String.class).list());
            until = VietnamTime.startOf(from);
        }
        return found;
    }
}
