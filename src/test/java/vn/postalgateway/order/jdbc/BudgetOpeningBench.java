package vn.postalgateway.order.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.postalgateway.tariff.Vnd;

/** How long it takes to open a budget's year that has many orders already; no statement may take longer than any other. */
class BudgetOpeningBench {

    private static final int ORDERS = Integer.getInteger("budget.orders", 1_000_000);
    private static final String IN_ONE = """
            insert into budget_reservation (order_id, contract, year, vnd, state)
            select order_id, contract, of_year, budget_vnd, budget_state(placement, movement, billable_at)
            from delivery_order, lateral (select extract(year from coalesce(billable_month,
                (created_at at time zone 'Asia/Ho_Chi_Minh')::date))::int as of_year) y
            where contract = 'ha-tinh-city' and of_year = 2026""";

    @Test
    void opensAYearOfAMillionOrders() {
        try (OrderGround ground = new OrderGround()) {
            String model = ground.receive(Instant.parse("2026-10-05T02:00:00Z"));
            for (int from = 0; from < ORDERS; from += 100_000) {
                ground.asOwner("insert into delivery_order select (jsonb_populate_record(o, jsonb_build_object('order_id',"
                        + " 'ord_1' || to_char(n, 'FM0000000000000000000000000'), 'request_id', 'R-' || n))).*"
                        + " from delivery_order o, generate_series(" + (from + 1) + ", "
                        + Math.min(from + 100_000, ORDERS) + ") n where o.order_id = '" + model + "'");
            }
            ground.asOwner("vacuum analyze delivery_order");

            Duration pieces = time(() -> ground.transaction.executeWithoutResult(status -> {
                ground.jdbc.sql("set local statement_timeout = '3s'").update();
                new BudgetYears(ground.jdbc).open("ha-tinh-city", 2026);
            }));
            Duration sum = time(() -> assertThat(new JdbcBudgetUse(ground.jdbc, ground.transaction)
                    .of("ha-tinh-city", 2026).reserved()).isEqualTo(Vnd.of((ORDERS + 1L) * 16_000)));
            Duration nextYear = time(() -> new JdbcBudgetUse(ground.jdbc, ground.transaction).of("ha-tinh-city", 2027));
            ground.asOwner("truncate budget_reservation",
                    "alter table budget_reservation add foreign key (order_id) references delivery_order");
            Duration inOne = time(() -> ground.asOwner(IN_ONE));

            System.out.printf("%,d orders: opened piece by piece in %d ms (no statement above 3 s), in one statement with a"
                            + " foreign key in %d ms; the sum afterwards in %d ms, the next year opened in %d ms%n", ORDERS,
                    pieces.toMillis(), inOne.toMillis(), sum.toMillis(), nextYear.toMillis());
        }
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
