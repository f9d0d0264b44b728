package vn.postalgateway.tracking.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.platform.invariant.Invariant;
import vn.postalgateway.platform.invariant.Invariants;
import vn.postalgateway.order.OrderTerms;
import vn.postalgateway.tracking.MovementHistory;
import vn.postalgateway.tracking.OrderCourse;

/**
 * What stands in an order's row about its movement is what its events say. Each look takes the orders of the newest
 * events and some more, all orders in turn.
 */
public class MovementInvariant implements Invariant, Invariants {

    private static final int NEWEST_EVENTS = 500;
    private static final int IN_TURN = 200;

    private final JdbcClient jdbc;
    private final EventRows rows;
    private final OrderTerms terms;
    private String last = "";

    public MovementInvariant(JdbcTemplate template, OrderTerms terms) {
        this.jdbc = JdbcClient.create(template);
        this.terms = terms;
        this.rows = new EventRows(jdbc);
    }

    private record Stand(String orderId, String operator, String contract, Instant createdAt, String movement,
                         Instant billableAt, int failedAttempts, LocalDate compensateBy) { }

    @Override
    public List<Invariant> list() {
        return List.of(this);
    }

    @Override
    public String name() {
        return "movement";
    }

    @Override
    public Violations look() {
        Map<String, List<Stand>> byOperator = new TreeMap<>();
        stands(chosen()).forEach(s -> byOperator.computeIfAbsent(s.operator(), o -> new ArrayList<>()).add(s));
        TreeSet<String> wrong = new TreeSet<>();
        byOperator.forEach((operator, stands) -> wrong.addAll(wrong(operator, stands)));
        return new Violations(wrong.size(), wrong.isEmpty() ? null : wrong.first());
    }

    private Set<String> chosen() {
        Set<String> chosen = new LinkedHashSet<>(jdbc.sql("""
                        select distinct order_id from (
                            select order_id from tracking_event order by event_row desc limit ?) newest
                        where order_id is not null""").param(NEWEST_EVENTS).query(String.class).list());
        List<String> next = jdbc.sql("select order_id from delivery_order where order_id > ? order by order_id limit ?")
                .params(last, IN_TURN).query(String.class).list();
        last = next.size() < IN_TURN ? "" : next.get(next.size() - 1);
        chosen.addAll(next);
        return chosen;
    }

    private List<Stand> stands(Set<String> orderIds) {
        return jdbc.sql("""
                        select order_id, operator, contract, created_at, movement, billable_at, failed_attempts,
                            compensate_by
                        from delivery_order where order_id = any(?::text[])""")
                .param(EventKeys.texts(orderIds)).query((row, n) -> new Stand(row.getString(1), row.getString(2),
                        row.getString(3), EventRows.instant(row, "created_at"), row.getString(5),
                        EventRows.instant(row, "billable_at"), row.getInt(7),
                        row.getObject(8, LocalDate.class))).list();
    }

    private List<String> wrong(String operator, List<Stand> stands) {
        List<String> orderIds = stands.stream().map(Stand::orderId).toList();
        Set<String> corrected = rows.corrected(operator, orderIds, Set.of());
        var kept = rows.keptOf(orderIds);
        return stands.stream().filter(stand -> isWrong(stand, MovementHistory.of(kept.get(stand.orderId()), corrected)))
                .map(Stand::orderId).toList();
    }

    private boolean isWrong(Stand stand, MovementHistory history) {
        OrderCourse course = new OrderCourse(stand.contract(), stand.createdAt(), history, terms);
        return !history.movement().name().equals(stand.movement())
                || !Objects.equals(course.billableAt(), stand.billableAt())
                || history.failedAttempts().count() != stand.failedAttempts()
                || !Objects.equals(course.compensateBy(), stand.compensateBy());
    }
}
