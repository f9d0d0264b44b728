package vn.postalgateway.platform.invariant;

import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An invariant as a query for what violates it.
 *
 * @param violations one column, the id of what violates it
 * @param values     of the query's named parameters, asked for at each look
 */
public record SqlInvariant(String name, JdbcClient jdbc, String violations, Supplier<Map<String, ?>> values)
        implements Invariant {

    private static final int MOST = 10_000;

    public SqlInvariant(String name, JdbcClient jdbc, String violations) {
        this(name, jdbc, violations, Map::of);
    }

    /** Counts to ten thousand. */
    @Override
    public Violations look() {
        return jdbc.sql("select count(*), min(id) from (" + violations + " limit " + MOST + ") found (id)")
                .params(values.get()).query((row, n) -> new Violations(row.getLong(1), row.getString(2))).single();
    }
}
