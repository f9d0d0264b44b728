package vn.postalgateway.platform.database;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Tells the planner that what follows is about whole statements and periods, and both sides that it may take its time.
 * Rows that came a moment ago are in no statistics yet; taking them for a handful, the planner would look up the one
 * side for each row of the other, which takes minutes where a hash takes a second. Holds for the rest of the caller's
 * transaction.
 */
public final class SetBased {

    private SetBased() {
    }

    public static void plan(JdbcOperations jdbc) {
        jdbc.execute("set local enable_nestloop = off");
        LongTransaction.allow(jdbc);
    }
}
