package vn.postalgateway.report.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What a day's report costs over a province's year, {@code -Dbench.orders=420000}: seven changes and a delivery event
 * each, one order in a hundred still under way. Run by the profile {@code bench}.
 */
class ReportSpeedBench {

    private static final int ORDERS = Integer.getInteger("bench.orders", 420_000);
    private static final int LOOKS = 5;
    private static final Instant AS_OF = Instant.parse("2026-12-31T09:00:00Z");

    @Test
    void costsWhatItsMonthHoldsHoweverLongTheYear() {
        try (ReportGround ground = new ReportGround()) {
            fill(ground, ground.order("H27.12", LocalDate.of(2026, 1, 1), AS_OF.minus(Duration.ofDays(365))));

            System.out.printf("| %,d orders in a year | median ms | slowest of %d |%n|---|---:|---:|%n", ORDERS, LOOKS);
            time("since the last report", () -> assertThat(ground.figures.told(AS_OF.minus(Duration.ofDays(1)), AS_OF))
                    .isNotEmpty());
            time("since the first of the month", () -> assertThat(ground.figures.told(
                    Instant.parse("2026-11-30T17:00:00Z"), AS_OF)).isNotEmpty());
            time("due and overdue", () -> assertThat(ground.figures.dueCounts(AS_OF, LocalDate.of(2026, 12, 31),
                    LocalDate.of(2027, 1, 2))).isNotEmpty());
        }
    }

    private static void time(String what, Runnable look) {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < LOOKS; i++) {
            long from = System.nanoTime();
            look.run();
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
        }
        millis.sort(null);
        System.out.printf("| %s | %d | %d |%n", what, millis.get(LOOKS / 2), millis.get(LOOKS - 1));
    }

    /** Copies one order over the year; each moves once in four hours. */
    private static void fill(ReportGround ground, String like) {
        ground.database.asOwner("set session_replication_role = replica", """
                insert into delivery_order
                select copy.* from delivery_order o, generate_series(1, %d) n, lateral jsonb_populate_record(o,
                    jsonb_build_object('order_id', 'ord_1' || lpad(n::text, 25, '0'), 'request_id', 'B-' || n,
                        'agency_code', 'H27.' || n %% 60, 'promised_by', '2025-12-31'::date + 1 + n * 364 / %d,
                        'created_at', timestamptz '2025-12-31T17:00:00Z' + n * interval '365 days' / %d)) copy
                where o.order_id = '%s'""".formatted(ORDERS, ORDERS, ORDERS, like), """
                insert into order_change (order_id, partner_id, type, at, placement, movement, money)
                select o.order_id, o.partner_id, 'tracking.updated', o.created_at + m.step * interval '4 hours', 'PLACED',
                    m.movement, 'NONE'
                from delivery_order o, unnest(array['AWAITING_PICKUP', 'PICKED_UP', 'IN_TRANSIT', 'AT_DELIVERY_OFFICE',
                    'OUT_FOR_DELIVERY', 'DELIVERED', 'DELIVERED']) with ordinality as m (movement, step)
                where o.order_id > 'ord_1' and (m.step < 6 or right(o.order_id, 2) <> '00') order by 4""", """
                insert into tracking_event (operator, event_id, raw, status, occurred_at, written_time, in_future,
                    collected_vnd, received_at, order_id, movement, known, verdict)
                select 'vnpost', 'E' || change_id, '{}', '14', at, '', false, 10000, at, order_id, movement, true,
                    'APPLIED' from order_change where movement = 'DELIVERED' and change_id %% 2 = 0""".replace("%%", "%"),
                """
                insert into order_watch (order_id, operator, contract, ask_at)
                select order_id, operator, contract, created_at from delivery_order where right(order_id, 2) = '00'""",
                "update order_watch_mark set last_order = (select max(order_id) from delivery_order)");
        for (String table : List.of("delivery_order", "order_change", "tracking_event", "order_watch")) {
            ground.database.asOwner("vacuum analyze " + table);
        }
    }
}
