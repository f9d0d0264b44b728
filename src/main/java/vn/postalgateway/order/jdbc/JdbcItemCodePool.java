package vn.postalgateway.order.jdbc;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.ItemCodeRange;
import vn.postalgateway.order.ItemCodePool;

/** {@link ItemCodePool} in PostgreSQL, one row for each code. */
public class JdbcItemCodePool implements ItemCodePool {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    public JdbcItemCodePool(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void load(List<ItemCodeRange> ranges) {
        transaction.executeWithoutResult(status -> ranges.stream().filter(this::isNotWhole).forEach(range ->
                jdbc.sql("insert into allotted_item_code (item_code) select unnest(?::text[]) on conflict do nothing")
                        .param(range.codes().map(ItemCode::value).toArray(String[]::new)).update()));
    }

    private boolean isNotWhole(ItemCodeRange range) {
        return jdbc.sql("select count(*) from allotted_item_code where " + AllottedCodeRows.IN_RANGE)
                .params(range.first().value(), range.last().value(), range.first().country())
                .query(Long.class).single() < range.size();
    }

    @Override
    public Optional<String> of(String orderId) {
        return jdbc.sql("select item_code from allotted_item_code where order_id = ?").param(orderId)
                .query(String.class).optional();
    }

    @Override
    public long left(List<ItemCodeRange> ranges) {
        return ranges.stream().mapToLong(range -> AllottedCodeRows.left(jdbc, range)).sum();
    }
}
