package vn.postalgateway.order.jdbc;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.ItemCodeRange;
import vn.postalgateway.order.AllottedCodes;

/** Binds numbers that agencies were given beforehand to orders. Joins the caller's transaction. */
final class AllottedCodeRows {

    // A range's codes lie side by side: indicator and serial come first. Another country's may lie between them.
    static final String IN_RANGE = "item_code between ? and ? and right(item_code, 2) = ?";

    private final JdbcClient jdbc;

    AllottedCodeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why the order cannot have the number that its agency chose; empty if all is well. */
    Optional<String> bind(String orderId, AllottedCodes codes) {
        if (codes.chosen() == null) {
            bindNext(orderId, codes.ranges());
            return Optional.empty();
        }
        if (codes.ranges().stream().noneMatch(range -> range.contains(new ItemCode(codes.chosen())))) {
            return Optional.of("is no number of a range that this agency holds");
        }
        int bound = jdbc.sql("update allotted_item_code set order_id = ? where item_code = ? and order_id is null")
                .params(orderId, codes.chosen()).update();
        return bound == 1 ? Optional.empty() : Optional.of("stands for another order already");
    }

    // Those being taken in at the same time pass over each other's numbers. Where nothing but such numbers is left one
    // waits: whoever fails gives his back. Without any the order is taken all the same; its operator gives it one.
    private void bindNext(String orderId, List<ItemCodeRange> ranges) {
        boolean bound = ranges.stream().anyMatch(range -> bindNext(orderId, range, " skip locked"));
        while (!bound && ranges.stream().anyMatch(range -> left(jdbc, range) > 0)) {
            bound = ranges.stream().anyMatch(range -> bindNext(orderId, range, ""));
        }
    }

    private boolean bindNext(String orderId, ItemCodeRange range, String skipping) {
        return jdbc.sql("update allotted_item_code set order_id = ? where item_code = (select item_code"
                        + " from allotted_item_code where order_id is null and " + IN_RANGE
                        + " order by item_code limit 1 for update" + skipping + ")")
                .params(orderId, range.first().value(), range.last().value(), range.first().country()).update() == 1;
    }

    static long left(JdbcClient jdbc, ItemCodeRange range) {
        return jdbc.sql("select count(*) from allotted_item_code where order_id is null and " + IN_RANGE)
                .params(range.first().value(), range.last().value(), range.first().country())
                .query(Long.class).single();
    }

    /** The order ended without an item at its operator: another one may have its number. */
    static void giveBack(JdbcClient jdbc, String orderId) {
        jdbc.sql("""
                        update allotted_item_code set order_id = null where order_id = ?
                        and exists (select from delivery_order where order_id = ? and item_code is null)""")
                .params(orderId, orderId).update();
    }
}
