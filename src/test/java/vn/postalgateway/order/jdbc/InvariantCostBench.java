package vn.postalgateway.order.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.yaml.ShippedProfiles;
import vn.postalgateway.platform.invariant.Invariant;

/**
 * What the minute's look at the orders costs on a filled database; {@code -Dbench.orders=600000}. One order in ten was
 * sent again, one in fifty cancelled, and a backlog waits. Run by the profile {@code bench}.
 */
class InvariantCostBench {

    private static final int ORDERS = Integer.getInteger("bench.orders", 600_000);
    private static final int BACKLOG = ORDERS / 30;
    private static final int LOOKS = 5;

    @Test
    void costsWhatTheOpenOrdersCostHoweverManyAreStored() {
        try (OrderGround ground = new OrderGround()) {
            fill(ground, ground.receive(Instant.now()));
            OrderInvariants invariants = new OrderInvariants(ground.jdbc, ShippedProfiles.read(), Clock.systemUTC(),
                    new OrderInvariants.Limits(Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofHours(4),
                    Duration.ofMinutes(10)));

            System.out.printf("| invariant, %,d orders stored, %,d wait | median ms | slowest of %d |%n|---|---:|---:|%n",
                    ORDERS, BACKLOG, LOOKS);
            for (Invariant invariant : invariants.list()) {
                List<Long> micros = IntStream.range(0, LOOKS).mapToObj(look -> microsOf(invariant)).sorted().toList();
                System.out.printf("| %s | %.1f | %.1f |%n", invariant.name(), micros.get(LOOKS / 2) / 1e3,
                        micros.get(LOOKS - 1) / 1e3);
            }
        }
    }

    private static long microsOf(Invariant invariant) {
        long from = System.nanoTime();
        Invariant.Violations violations = invariant.look();
        assertThat(violations.count()).as(invariant.name()).isZero();
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - from);
    }

    /** Copies one order. */
    private static void fill(OrderGround ground, String like) {
        ground.asOwner("set session_replication_role = replica", """
                insert into delivery_order
                select copy.* from delivery_order o, generate_series(1, %d) n, lateral jsonb_populate_record(o,
                    jsonb_build_object('order_id', 'ord_1' || lpad(n::text, 25, '0'), 'request_id', 'B-' || n,
                        'placement', case when n > %d then 'RECEIVED' when n %% 50 = 0 then 'CANCELLED' else 'PLACED' end,
                        'item_code', case when n <= %d then 'I-' || n end)) copy
                where o.order_id = '%s'""".formatted(ORDERS, ORDERS - BACKLOG, ORDERS - BACKLOG, like), """
                insert into outbox (purpose, subject_id, queue, created_at, available_at)
                select 'placement', order_id, 'placement.vnpost', created_at, created_at from delivery_order
                where placement = 'RECEIVED' on conflict do nothing""", """
                insert into placement_attempt (order_id, fence, kind, worker, opened_at, closed_at, outcome)
                select order_id, fence, 'CREATE', 'gw', created_at, created_at,
                    case when fence = tries then 'ACCEPTED' else 'NOT_SENT' end
                from (select order_id, created_at, 1 + (right(order_id, 1) = '7')::int as tries
                      from delivery_order where placement <> 'RECEIVED') o, generate_series(1, tries) fence""", """
                insert into order_recall (order_id, item_code, state, wished_at)
                select order_id, '', 'DONE', created_at from delivery_order where placement = 'CANCELLED'""",
                "analyze");
    }
}
