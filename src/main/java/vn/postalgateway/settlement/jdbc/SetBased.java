package vn.postalgateway.settlement.jdbc;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the planner that what follows is about whole statements and periods. Rows that came a moment ago are in no
 * statistics yet; taking them for a handful, it would look up the one side for each row of the other, which takes
 * minutes where a hash takes a second. Holds for the rest of the caller's transaction.
 */
final class SetBased {

    private SetBased() {
    }

    static void plan(JdbcClient jdbc) {
        jdbc.sql("set local enable_nestloop = off").update();
        jdbc.sql("set local statement_timeout = '30min'").update();
    }
}
