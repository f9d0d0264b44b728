package vn.postalgateway.tracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.postalgateway.journey.LoggedLines;

/** {@code mvn -Pflood test}: 100,000 events; in each build fewer. {@code -Dflood.events=…}, {@code -Dflood.seed=…}. */
class EventFloodJdbcTest {

    private static final int EVENTS = Integer.getInteger("flood.events", 10_000);
    private static final long SEED = Long.getLong("flood.seed", 20261005);

    @Test
    void comesToTheStatesOfAnIndependentModelWhateverIsDoubledShuffledLateOrForged() {
        try (TrackingGround ground = new TrackingGround(); LoggedLines log = new LoggedLines()) {
            List<String> orders = ground.orders(EVENTS / 10);
            ground.place(orders.get(0), "EL491610889VN");
            EventFlood flood = new EventFlood(SEED, orders.subList(1, orders.size()), EVENTS);
            Random random = new Random(SEED);

            for (int from = 0; from < flood.events().size();) {
                int to = Math.min(flood.events().size(), from + 1 + random.nextInt(2_000));
                ground.send(flood.events().subList(from, to).toArray());
                from = to;
            }

            Map<String, EventFlood.State> states = states(ground);
            states.keySet().retainAll(flood.expected().keySet());
            assertThat(states).as("seed %d", SEED).isEqualTo(flood.expected());
            assertThat(ground.stored(orders.get(0)).movement()).hasToString("AWAITING_PICKUP");
            assertThat(log.lines()).isNotEmpty()
                    .noneMatch(line -> line.contains(EventFlood.PHONE) || line.contains("Zzyzx"));
        }
    }

    private static Map<String, EventFlood.State> states(TrackingGround ground) {
        Map<String, EventFlood.State> states = new HashMap<>();
        ground.jdbc.sql("select order_id, movement, billable_at, weight_grams, tariff_vnd from delivery_order")
                .query(row -> {
                    Timestamp billable = row.getTimestamp(3);
                    states.put(row.getString(1), new EventFlood.State(row.getString(2),
                            billable == null ? null : billable.toInstant(), row.getInt(4), row.getLong(5)));
                });
        return states;
    }
}
