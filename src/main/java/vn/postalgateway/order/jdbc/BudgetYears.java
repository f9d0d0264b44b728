package vn.postalgateway.order.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.order.BudgetUse;
import vn.postalgateway.tariff.Vnd;

/** The years of budgets and the sums of their reservations. Joins the caller's transaction. */
final class BudgetYears {

    private final JdbcClient jdbc;

    BudgetYears(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * From the first time on each order of the contract has a reservation; orders that came before the contract stated
     * a budget get theirs here. A second one waits for the first one's commit.
     */
    void open(String contract, int year) {
        boolean known = jdbc.sql("select 1 from budget_year where contract = ? and year = ?").params(contract, year)
                .query(Integer.class).optional().isPresent();
        if (known || jdbc.sql("insert into budget_year (contract, year) values (?, ?) on conflict do nothing")
                .params(contract, year).update() == 0) {
            return;
        }
        jdbc.sql("""
                        insert into budget_reservation (order_id, contract, year, vnd, state)
                        select order_id, contract, of_year, budget_vnd, budget_state(placement, movement, billable_at)
                        from delivery_order, lateral (select extract(year from coalesce(billable_month,
                            (created_at at time zone :zone)::date))::int as of_year) y
                        where contract = :contract and of_year = :year
                        on conflict do nothing""")
                .param("zone", VietnamTime.ZONE.getId()).param("contract", contract).param("year", year).update();
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
