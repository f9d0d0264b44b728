package vn.postalgateway.order.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.order.BudgetUse;
import vn.postalgateway.tariff.Vnd;

/** The years of budgets and the sums of their reservations. Joins the caller's transaction. */
final class BudgetYears {

    /** No statement may take long, however many orders there are. */
    private static final int USUAL_PIECE = 50_000;

    private final JdbcClient jdbc;
    private final int piece;

    BudgetYears(JdbcClient jdbc) {
        this(jdbc, USUAL_PIECE);
    }

    /** @param piece orders that one statement looks at */
    BudgetYears(JdbcClient jdbc, int piece) {
        this.jdbc = jdbc;
        this.piece = piece;
    }

    /**
     * From the first time on each order of the contract has a reservation; orders that came before the contract stated
     * a budget get theirs here. A second one waits for the first one's commit. Where the year before is open there is
     * nothing to do: each order has had one since then, and it moves into the year of its month by itself.
     */
    void open(String contract, int year) {
        boolean known = jdbc.sql("select 1 from budget_year where contract = ? and year = ?").params(contract, year)
                .query(Integer.class).optional().isPresent();
        if (known || jdbc.sql("insert into budget_year (contract, year) values (?, ?) on conflict do nothing")
                .params(contract, year).update() == 0) {
            return;
        }
        boolean followed = jdbc.sql("select 1 from budget_year where contract = ? and year = ?")
                .params(contract, year - 1).query(Integer.class).optional().isPresent();
        for (String last = followed ? null : ""; last != null;) {
            last = countIn(contract, year, last);
        }
    }

    // Returns the order up to which it has looked; null after the last one.
    private String countIn(String contract, int year, String after) {
        return jdbc.sql("""
                        with piece as materialized (
                            select order_id, contract, budget_vnd, placement, movement, billable_at,
                                extract(year from coalesce(billable_month,
                                    (created_at at time zone :zone)::date))::int as of_year
                            from delivery_order where order_id > :after order by order_id limit :piece),
                        counted as (
                            insert into budget_reservation (order_id, contract, year, vnd, state)
                            select order_id, contract, of_year, budget_vnd,
                                budget_state(placement, movement, billable_at)
                            from piece where contract = :contract and of_year = :year
                            on conflict do nothing)
                        select max(order_id) from piece having count(*) = :piece""")
                .param("zone", VietnamTime.ZONE.getId()).param("contract", contract).param("year", year)
                .param("after", after).param("piece", piece).query(String.class).optional().orElse(null);
    }

    /** Until the caller's transaction ends nobody else holds it. */
    void hold(String contract, int year) {
        jdbc.sql("select 1 from budget_year where contract = ? and year = ? for update").params(contract, year)
                .query(Integer.class).single();
    }

    BudgetUse.Used used(String contract, int year) {
        return jdbc.sql("""
                        select coalesce(sum(vnd) filter (where state = 'RESERVED'), 0),
                            coalesce(sum(vnd) filter (where state = 'CONSUMED'), 0)
                        from budget_reservation where contract = ? and year = ?""")
                .params(contract, year)
                .query((row, n) -> new BudgetUse.Used(Vnd.of(row.getLong(1)), Vnd.of(row.getLong(2)))).single();
    }
}
