package vn.postalgateway.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import vn.postalgateway.platform.StartRefused;

/** "Accepted means kept" holds only over a database that flushes what it commits. */
final class DurabilityCheck {

    private DurabilityCheck() {
    }

    static void refuseForgetful(Connection owner) throws SQLException {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            try (Statement statement = owner.createStatement();
                    ResultSet row = statement.executeQuery("select current_setting('" + setting + "')")) {
                if (!row.next() || "off".equals(row.getString(1))) {
                    throw new StartRefused("the database runs with " + setting + "=off and would forget accepted orders"
                            + " in a power cut; switch it on.");
                }
            }
        }
    }
}
