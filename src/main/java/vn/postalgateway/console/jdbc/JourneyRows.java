package vn.postalgateway.console.jdbc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.console.Funding;
import vn.postalgateway.console.Journey;
import vn.postalgateway.console.JourneyHeading;
import vn.postalgateway.console.JourneyStep;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.order.Money;
import vn.postalgateway.order.Placement;
import vn.postalgateway.tariff.Vnd;

/** Tells one order's way: what it went through here, what the post reported, how its money came to stand. */
final class JourneyRows {

    private static final int EVENTS_AT_MOST = 60;

    private final JdbcClient jdbc;

    JourneyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record OrderRow(String itemCode, int weightGrams, Money money, ChargePaid paid, Funding funding, Vnd owed,
                            Instant createdAt, Instant updatedAt) {
    }

    Optional<Journey> journeyOf(String orderId) {
        Optional<JourneyHeading> heading = jdbc.sql(OneStopRows.HEADING + "where o.order_id = ?").param(orderId)
                .query((rs, n) -> OneStopRows.heading(rs)).optional();
        return heading.map(h -> {
            OrderRow row = order(orderId);
            return new Journey(h, row.itemCode(), row.weightGrams(), row.money(), row.paid(), row.funding(), row.owed(),
                    steps(orderId, row));
        });
    }

    private OrderRow order(String orderId) {
        return jdbc.sql("""
                        select item_code, weight_grams, money, charge_paid, tariff_vnd, citizen_vnd, budget_vnd,
                            post_vnd, owed_vnd, created_at, updated_at
                        from delivery_order where order_id = ?""")
                .param(orderId)
                .query((rs, n) -> new OrderRow(rs.getString("item_code"), rs.getInt("weight_grams"),
                        Money.valueOf(rs.getString("money")), ChargePaid.valueOf(rs.getString("charge_paid")),
                        FinanceRows.funding(rs, 1), Vnd.of(rs.getLong("owed_vnd")),
                        rs.getTimestamp("created_at").toInstant(), rs.getTimestamp("updated_at").toInstant())).single();
    }

    private List<JourneyStep> steps(String orderId, OrderRow order) {
        List<JourneyStep> steps = new ArrayList<>();
        steps.add(new JourneyStep.Placed(order.createdAt(), Placement.RECEIVED));
        steps.addAll(placements(orderId));
        steps.addAll(reports(orderId));
        steps.sort(Comparator.comparing(JourneyStep::at));
        if (order.money() != Money.NONE) {
            steps.add(new JourneyStep.Settled(moneyAt(orderId, order), order.money()));
        }
        return steps;
    }

    private List<JourneyStep.Placed> placements(String orderId) {
        return jdbc.sql("""
                        select placement, at from (
                            select placement, at, lag(placement, 1, 'RECEIVED') over (order by change_id) as before
                            from order_change where order_id = ?) changes
                        where placement <> before order by at""")
                .param(orderId)
                .query((rs, n) -> new JourneyStep.Placed(rs.getTimestamp("at").toInstant(),
                        Placement.valueOf(rs.getString("placement")))).list();
    }

    private List<JourneyStep.Reported> reports(String orderId) {
        return jdbc.sql("""
                        select coalesce(occurred_at, received_at) as at, received_at, movement, status, verdict
                        from tracking_event where order_id = ? order by at, event_row limit\s""" + EVENTS_AT_MOST)
                .param(orderId)
                .query((rs, n) -> new JourneyStep.Reported(rs.getTimestamp("at").toInstant(),
                        rs.getTimestamp("received_at").toInstant(), PostRows.movement(rs.getString("movement")),
                        rs.getString("status"), rs.getString("verdict"))).list();
    }

    // The first change that shows the money as it stands now; the row's own time where no change told it.
    private Instant moneyAt(String orderId, OrderRow order) {
        return jdbc.sql("select min(at) as at from order_change where order_id = ? and money = ?")
                .params(orderId, order.money().name())
                .query((rs, n) -> Optional.ofNullable(rs.getTimestamp("at")).map(Timestamp::toInstant)).single()
                .orElse(order.updatedAt());
    }
}
