package vn.postalgateway.tracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.platform.invariant.Invariant.Violations;

/** An order's row that does not say what its events say is seen, be its events new or long past. */
class MovementInvariantJdbcTest {

    private static TrackingGround ground;

    @BeforeAll
    static void start() {
        ground = new TrackingGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @Test
    void seesAMovementThatItsEventsDoNotGive() {
        String delivered = ground.order();
        String corrected = ground.order();
        ground.order();
        ground.send(event("e1", delivered, "6", "09:00", ""), event("e2", delivered, "14", "10:00", ""),
                event("e3", corrected, "14", "10:00", ""),
                event("e4", corrected, "15", "10:00", ",\"supersedes\":\"e3\""));
        MovementInvariant invariant = new MovementInvariant(ground.template(), ground.terms);
        assertThat(invariant.look()).isEqualTo(new Violations(0, null));

        ground.jdbc.sql("update delivery_order set movement = 'LOST' where order_id = ?").param(delivered).update();
        Violations movement = invariant.look();
        ground.jdbc.sql("update delivery_order set movement = 'DELIVERED', billable_at = null where order_id = ?")
                .param(delivered).update();
        Violations money = invariant.look();

        assertThat(movement).isEqualTo(new Violations(1, delivered));
        assertThat(money).isEqualTo(new Violations(1, delivered));
    }

    @Test
    void comesToEveryOrderInTurnAlsoWithoutNewEvents() {
        String first = null;
        for (int i = 0; i < 450; i++) {
            String orderId = ground.order();
            first = first == null ? orderId : first;
        }
        ground.jdbc.sql("update delivery_order set movement = 'RETURNED' where order_id = ?").param(first).update();
        MovementInvariant invariant = new MovementInvariant(ground.template(), ground.terms);

        long seen = 0;
        for (int look = 0; look < 3; look++) {
            Violations found = invariant.look();
            seen += first.equals(found.example()) ? 1 : 0;
        }
        ground.jdbc.sql("update delivery_order set movement = 'AWAITING_PICKUP' where order_id = ?").param(first)
                .update();

        assertThat(seen).as("once in one round").isEqualTo(1);
    }

    private static String event(String id, String orderId, String status, String time, String more) {
        return "{\"eventId\":\"" + id + "\",\"orderReference\":\"" + orderId + "\",\"status\":\"" + status
                + "\",\"occurredAt\":\"2026-10-05T" + time + ":00+07:00\"" + more + "}";
    }
}
