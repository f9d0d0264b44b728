package vn.postalgateway.tracking.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.MovementProjection;
import vn.postalgateway.tracking.EventJudgement;
import vn.postalgateway.tracking.MovementHistory;
import vn.postalgateway.tracking.OrderProjector;

/** Writes what was derived into the order rows, and raises an alarm where a visible final state becomes another. */
class OrderProjections {

    private static final Logger LOG = LoggerFactory.getLogger(OrderProjections.class);

    private final DeliveryOrders orders;
    private final OrderProjector projector;

    OrderProjections(DeliveryOrders orders, OrderProjector projector) {
        this.orders = orders;
        this.projector = projector;
    }

    void write(ConcernedOrders concerned, EventJudgement judgement, Instant at) {
        List<MovementProjection> projections = new ArrayList<>();
        for (String orderId : judgement.orders().stream().sorted().toList()) {
            MovementHistory before = judgement.before(orderId);
            MovementHistory after = judgement.after(orderId);
            if (before.movement().isFinal() && before.movement() != after.movement()) {
                LOG.warn("ALARM final state of {} changes from {} to {}; its money needs a look", orderId,
                        before.movement(), after.movement());
            }
            projections.add(projector.project(concerned.get(orderId), before, after, at));
        }
        orders.project(projections);
    }
}
